import { schemaIn } from '../schemas.ts'

/** As much of a JSON Schema as ours use. */
export type SchemaNode = {
  $ref?: string
  $defs?: Record<string, SchemaNode>
  description?: string
  const?: unknown
  enum?: unknown[]
  type?: string | string[]
  properties?: Record<string, SchemaNode>
  required?: string[]
  items?: SchemaNode | false
  prefixItems?: SchemaNode[]
  additionalProperties?: SchemaNode | boolean
  anyOf?: SchemaNode[]
  oneOf?: SchemaNode[]
}

export type Defs = Readonly<Record<string, SchemaNode>>

export const rootOf = (file: string): SchemaNode => schemaIn(file) as SchemaNode

export const nameIn = ({ $ref }: SchemaNode): string | null => $ref?.replace('#/$defs/', '') ?? null

/** The node itself, or the one that it refers to. */
export const resolved = (node: SchemaNode, defs: Defs): SchemaNode => {
  const name = nameIn(node)
  return name === null ? node : defs[name]!
}

export const alternativesIn = ({ anyOf, oneOf }: SchemaNode): SchemaNode[] => anyOf ?? oneOf ?? []

/** `{ok, at}` or `{gap}`: what was read, or why it was not. */
export const readIn = (node: SchemaNode): SchemaNode | null =>
  alternativesIn(node).find(({ properties }) => properties?.ok && properties.at)?.properties?.ok ?? null

/** A part that has fields of its own is a table; every other one is a kind of text or number. */
export const hasFields = (node: SchemaNode, defs: Defs): boolean => {
  const its = resolved(node, defs)
  return its.properties !== undefined || alternativesIn(its).some(each => hasFields(each, defs))
}

export const wordsOf = (node: SchemaNode, defs: Defs): string =>
  node.description ?? resolved(node, defs).description ?? ''
