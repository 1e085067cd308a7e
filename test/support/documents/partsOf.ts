import { type Field, fieldsIn } from './fields.ts'
import { rootOf, type SchemaNode } from './schemaNode.ts'

/** A part of a document that has a name: what is said of it, and its fields. The document itself has none. */
export type Part = { name: string | null; node: SchemaNode; fields: Field[] }

/** The document and its parts, in the order in which a reader meets them. */
export function partsOf(file: string): Part[] {
  const root = rootOf(file)
  const defs = root.$defs ?? {}
  const parts: Part[] = []
  const met: string[] = []
  const add = (name: string | null, node: SchemaNode) =>
    void parts.push({
      name,
      node,
      fields: fieldsIn(node, defs, each => {
        if (!met.includes(each)) met.push(each)
      }),
    })
  add(null, root)
  for (const name of met) add(name, defs[name]!)
  return parts
}
