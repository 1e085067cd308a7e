import {
  alternativesIn,
  type Defs,
  hasFields,
  nameIn,
  readIn,
  resolved,
  type SchemaNode,
  wordsOf,
} from './schemaNode.ts'
import { typeWords } from './typeWords.ts'

export type Field = { path: string; type: string; meaning: string }

/** The fields below a node by their paths; `named` hears of each part that has a name, and so a table of its own. */
export function fieldsIn(node: SchemaNode, defs: Defs, named: (name: string) => void, path = ''): Field[] {
  const name = path === '' ? null : nameIn(node)
  if (name !== null) {
    if (hasFields(node, defs)) named(name)
    else if (alternativesIn(defs[name]!).length > 0 || defs[name]!.items) fieldsIn(defs[name]!, defs, named, path)
    return []
  }
  const its = resolved(node, defs)
  const own = Object.entries(its.properties ?? {}).flatMap(([key, field]) => {
    const at = path === '' ? key : `${path}.${key}`
    return [
      { path: at, type: typeWords(field, defs), meaning: wordsOf(field, defs) },
      ...fieldsIn(field, defs, named, at),
    ]
  })
  const read = readIn(its)
  const below =
    read !== null
      ? fieldsIn(read, defs, named, `${path}.ok`)
      : alternativesIn(its).flatMap(each => fieldsIn(each, defs, named, path))
  const items = its.items ? fieldsIn(its.items, defs, named, `${path}[]`) : []
  const { additionalProperties: others } = its
  const each = typeof others === 'object' ? fieldsIn(others, defs, named, `${path}.*`) : []
  return once([...own, ...below, ...items, ...each])
}

/** Two alternatives may have a field of the same name. */
const once = (fields: Field[]): Field[] =>
  fields.filter(({ path }, index) => fields.findIndex(other => other.path === path) === index)
