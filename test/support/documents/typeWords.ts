import { alternativesIn, type Defs, hasFields, nameIn, readIn, type SchemaNode } from './schemaNode.ts'

/** A list of words that is longer than this is left to the schema. */
const most = 15

/** What a value is, in words: `utc`, a list of `lp`, text or null. */
export function typeWords(node: SchemaNode, defs: Defs): string {
  const name = nameIn(node)
  if (name !== null) return hasFields(node, defs) ? `\`${name}\`` : plainWords(name, defs)
  if (node.const !== undefined) return literal(node.const)
  if (node.enum) return node.enum.length > most ? `one of ${node.enum.length} words` : node.enum.map(literal).join(', ')
  const read = readIn(node)
  if (read !== null) return `read: ${typeWords(read, defs)}`
  const alternatives = alternativesIn(node)
  if (alternatives.length > 0) return [...new Set(alternatives.map(each => typeWords(each, defs)))].join(' or ')
  return [node.type ?? 'object']
    .flat()
    .map(type => ofType(type, node, defs))
    .join(' or ')
}

/** A list is told by what is in it; every other named kind of text or number by its name. */
const plainWords = (name: string, defs: Defs): string => {
  const { items, type } = defs[name]!
  if (defs[name]!.enum) return typeWords(defs[name]!, defs)
  return type === 'array' && items ? `list of ${typeWords(items, defs)}` : `\`${name}\``
}

const literal = (value: unknown): string => (value === null ? 'null' : `\`${JSON.stringify(value)}\``)

function ofType(type: string, node: SchemaNode, defs: Defs): string {
  if (type === 'string') return 'text'
  if (type === 'boolean') return 'true or false'
  if (type === 'integer') return 'whole number'
  if (type === 'array')
    return node.prefixItems
      ? `list: ${node.prefixItems.map(each => typeWords(each, defs)).join(', ')}`
      : node.items
        ? `list of ${typeWords(node.items, defs)}`
        : 'list'
  if (type === 'object' && typeof node.additionalProperties === 'object')
    return `by name: ${typeWords(node.additionalProperties, defs)}`
  return type
}
