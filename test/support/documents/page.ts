import { commands } from '../../../src/commands/index.ts'
import { fileOf, schemaFiles } from '../schemas.ts'
import type { Example } from './examples.ts'
import type { Field } from './fields.ts'
import { type Part, partsOf } from './partsOf.ts'
import { hasFields, rootOf, type SchemaNode, wordsOf } from './schemaNode.ts'
import { typeWords } from './typeWords.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|')

const tableOf = (fields: readonly Field[]): string[] => [
  '| field | value | meaning |',
  '|---|---|---|',
  ...fields.map(({ path, type, meaning }) => `| \`${path}\` | ${cell(type)} | ${cell(meaning)} |`),
]

/** What begins every report is told once for all of them. */
const head = ['schema', 'generatedAt', 'source', 'gaps']

/** The generated part of `docs/json.md`; `printedBy` are the commands that were seen to print each. */
export function documentsPage(
  examples: ReadonlyMap<string, Example>,
  printedBy: ReadonlyMap<string, Set<string>>,
): string {
  const order = commands.flatMap(({ name }) =>
    [...printedBy].filter(([, by]) => by.has(name)).map(([schema]) => schema),
  )
  const rank = (schema: string) => (order.includes(schema) ? order.indexOf(schema) : order.length)
  const schemas = schemaFiles.map(nameOf).sort((a, b) => rank(a) - rank(b))
  const told = new Map<string, string>()
  return [
    ...contents(schemas),
    ...kinds(),
    ...schemas.flatMap(schema => section(schema, examples.get(schema), [...(printedBy.get(schema) ?? [])], told)),
  ].join('\n')
}

const nameOf = (file: string): string => file.replace(/\.(\d+)\.json$/, '/$1')
const anchor = (schema: string): string => `#${schema.replace(/[./]/g, '')}`

const contents = (schemas: readonly string[]): string[] => [
  '\n| document | what it is |',
  '|---|---|',
  ...schemas.map(
    schema => `| [\`${schema}\`](${anchor(schema)}) | ${cell(rootOf(fileOf(schema)).description ?? '')} |`,
  ),
]

/** Kinds of text and numbers that have a name, of all schemas. */
function kinds(): string[] {
  const named = new Map<string, [string, string]>()
  for (const file of schemaFiles) {
    const defs = rootOf(file).$defs ?? {}
    for (const [name, node] of Object.entries(defs))
      if (!hasFields(node, defs) && !node.enum && node.type !== 'array')
        named.set(name, [typeWords(node, defs), wordsOf(node, defs)])
  }
  const rows = [...named].sort().map(([name, [type, words]]) => `| \`${name}\` | ${cell(type)} | ${cell(words)} |`)
  return ['\n## Kinds of values\n', '| name | value | meaning |', '|---|---|---|', ...rows, '\n## The documents']
}

function section(schema: string, example: Example | undefined, by: string[], told: Map<string, string>): string[] {
  const file = fileOf(schema)
  const [document, ...parts] = partsOf(file) as [Part, ...Part[]]
  const isReport = head.every(name => name in (document.node.properties ?? {}))
  const fields = document.fields.filter(({ path }) => !isReport || !head.includes(path))
  const printed = by.length === 0 ? '' : `Printed by ${by.map(name => `\`hedge ${name}\``).join(', ')}. `
  return [
    `\n### ${schema}\n`,
    `${document.node.description}\n`,
    `${printed}Schema: [\`src/schemas/${file}\`](../src/schemas/${file}).\n`,
    ...(fields.length === 0 ? [] : tableOf(fields)),
    ...parts.filter(({ name }) => name !== 'gap').flatMap(part => partOf(part, schema, told)),
    ...(example === undefined ? [] : shown(example)),
  ]
}

/** What another document has just so is told there. */
function partOf({ name, node, fields }: Part, schema: string, told: Map<string, string>): string[] {
  const same = told.get(keyOf(name!, node))
  if (same !== undefined) return [`\n\`${name}\`: as in [\`${same}\`](${anchor(same)}).`]
  told.set(keyOf(name!, node), schema)
  return [`\n\`${name}\`${node.description === undefined ? ':' : `: ${node.description}`}\n`, ...tableOf(fields)]
}

const keyOf = (name: string, node: SchemaNode): string => `${name} ${JSON.stringify(node)}`

/** Lines of an example that is not folded. */
const longest = 40

function shown({ typed, text }: Example): string[] {
  const block = ['```json', text.trimEnd(), '```']
  if (block.length <= longest) return [`\n\`${typed}\`:\n`, ...block]
  return [`\n<details><summary><code>${typed}</code></summary>\n`, ...block, '\n</details>']
}
