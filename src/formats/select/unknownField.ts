import { nearestWord } from '../../domain/nearestWord.ts'
import type { Path, Step } from './path.ts'

/** What of JSON Schema the schemas of the reports use. */
export type Schema = {
  $ref?: string
  $defs?: Record<string, Schema>
  type?: string | readonly string[]
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  items?: Schema | false
  prefixItems?: readonly Schema[]
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
}

/**
 * Null where reports of this schema may have a field there, whatever this one has; else where the path leads astray, in words that
 * hold nothing of what was typed but fields there are.
 */
export function unknownField(root: Schema, { steps }: Path): string | null {
  let here = formsOf(root, root)
  let come = ''
  for (const step of steps) {
    const there = here.flatMap(schema => below(schema, step)).flatMap(schema => formsOf(schema, root))
    if (there.length === 0) return complaint(here, step, come)
    come += wordOf(step, come, here)
    here = there
  }
  return null
}

/** A schema without its references and alternatives. */
function formsOf(schema: Schema, root: Schema, depth = 0): Schema[] {
  if (depth > 20) return []
  const { $ref, anyOf = [], oneOf = [] } = schema
  const target = $ref?.startsWith('#/$defs/') ? root.$defs?.[$ref.slice('#/$defs/'.length)] : undefined
  const others = [...(target ? [target] : []), ...anyOf, ...oneOf].flatMap(each => formsOf(each, root, depth + 1))
  const own = schema.properties ?? schema.items ?? schema.prefixItems ?? schema.additionalProperties ?? schema.type
  return own === undefined && others.length > 0 ? others : [schema, ...others]
}

const isAnything = ({ type, properties, items, prefixItems, ...rest }: Schema): boolean =>
  [type, properties, items, prefixItems].every(part => part === undefined) && !('const' in rest) && !('enum' in rest)

function below(schema: Schema, step: Step): Schema[] {
  const { properties = {}, additionalProperties, items, prefixItems = [] } = schema
  if (isAnything(schema)) return [{}]
  if (isList(schema)) return 'field' in step ? [] : [...prefixItems, ...(items ? [items] : [])]
  if (schema.type !== undefined && ![schema.type].flat().includes('object')) return []
  if ('each' in step) return []
  const field = 'field' in step ? step.field : 'index' in step ? String(step.index) : step.called
  if (Object.hasOwn(properties, field)) return [properties[field]!]
  if (additionalProperties === false) return []
  return [typeof additionalProperties === 'object' ? additionalProperties : {}]
}

const isList = ({ items, prefixItems }: Schema): boolean => Boolean(items) || prefixItems !== undefined

function complaint(here: readonly Schema[], step: Step, come: string): string {
  const place = come === '' ? 'the report' : come
  if (here.some(isList)) return `${place} is a list: ${place}[] is each of it, ${place}.0 the first`
  const fields = here.flatMap(({ properties = {} }) => Object.keys(properties))
  if (fields.length === 0) return `nothing stands below ${place}`
  if ('each' in step) return `${place} is no list`
  const near = 'index' in step ? null : nearestWord('field' in step ? step.field : step.called, fields)
  if (near === null) return `in ${place} there are: ${[...new Set(fields)].join(', ')}`
  return `the nearest is ${come}${come === '' ? '' : '.'}${near}`
}

/** What was typed is repeated where a schema knows it as well: a name, or the key of a table, may be anything. */
function wordOf(step: Step, come: string, here: readonly Schema[]): string {
  if ('each' in step) return '[]'
  const word = 'field' in step ? step.field : 'called' in step ? step.called : String(step.index)
  const isKnown = 'index' in step || here.some(({ properties = {} }) => Object.hasOwn(properties, word))
  return isKnown ? `${come === '' ? '' : '.'}${word}` : '[…]'
}
