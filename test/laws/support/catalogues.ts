import { isTypeAliasDeclaration, isTypeReferenceNode, isVariableDeclaration, type Node } from 'typescript/unstable/ast'
import type { Command } from '../../../src/domain/command.ts'
import { type Files, pathsUnder, root } from './project.ts'
import { nodesOf, parse } from './syntax.ts'

export type CommandFile<C = Command | null> = { file: string; command: C }

/** What every file of src/commands itself exports, its lists aside; words and parts of commands live in folders there. */
export async function commandFiles(): Promise<CommandFile<Command>[]> {
  const files = pathsUnder('src/commands').filter(
    path => /^src\/commands\/[^/]+\.ts$/.test(path) && !/\/(?:index|common)\.ts$/.test(path),
  )
  return Promise.all(
    files.map(async file => {
      const exported = Object.values((await import(root + file)) as Record<string, unknown>)
      return { file, command: exported.find(isCommand) ?? (null as unknown as Command) }
    }),
  )
}

const isCommand = (value: unknown): value is Command =>
  typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'view' || value.kind === 'action')

export function commandFaults(
  files: readonly CommandFile[],
  listed: readonly { name: string; summary: string }[],
): string[] {
  const index = 'src/commands/index.ts'
  const faults = files.flatMap(({ file, command }) => {
    if (command === null) return [`${file} exports no command: it belongs into a folder of its own`]
    const entries = listed.filter(({ name }) => name === command.name)
    if (entries.length === 0) return [`${file}: "${command.name}" is not in ${index}`]
    if (entries.length > 1) return [`${index}: "${command.name}" stands there twice`]
    if (entries[0]?.summary === command.summary) return []
    return [`${index}: the summary of "${command.name}" is not that of ${file}`]
  })
  const names = files.map(({ command }) => command?.name)
  const lost = listed.filter(({ name }) => !names.includes(name))
  return [...faults, ...lost.map(({ name }) => `${index}: "${name}" has no file in src/commands`)]
}

export const notListed = (found: readonly string[], listed: readonly string[], where: string): string[] => [
  ...found.filter(name => !listed.includes(name)).map(name => `add "${name}" to ${where}`),
  ...listed.filter(name => !found.includes(name)).map(name => `${where} lists "${name}", which has no file`),
]

export const wordFaults = (names: readonly string[], words: readonly string[]): string[] =>
  [...new Set(names.flatMap(name => name.split(' ')))]
    .filter(word => !words.includes(word))
    .map(word => `add "${word}" to commandWords in src/domain/hedge.ts`)

/** Files of src/gather by what they declare as `Gatherer<'name'>`, held against the artifacts and the table. */
export function gathererFaults(texts: Files, listed: readonly string[]): string[] {
  return parse(texts, trees => {
    const artifacts = membersOf('ArtifactTypes', trees.get('src/domain/artifacts.ts'))
    const gathered = [...trees].flatMap(([file, tree]) =>
      file.startsWith('src/gather/') ? gathererNames(tree).map(name => ({ file, name })) : [],
    )
    const names = [...new Set(gathered.map(({ name }) => name))]
    return [
      ...gathered.flatMap(({ file, name }) =>
        file === `src/gather/${name}.ts` ? [] : [`${file} gathers "${name}": one artifact a file, named after it`],
      ),
      ...notListed(names, artifacts, 'ArtifactTypes in src/domain/artifacts.ts'),
      ...notListed(names, listed, 'src/gather/index.ts'),
    ]
  })
}

const gathererNames = (tree: Node): string[] =>
  [...nodesOf(tree)].flatMap(node => {
    if (!isVariableDeclaration(node) || node.type === undefined || !isTypeReferenceNode(node.type)) return []
    return /^Gatherer<'(\w+)'>$/.exec(node.type.getText())?.[1] ?? []
  })

function membersOf(alias: string, tree: Node | undefined): string[] {
  const found = [...(tree === undefined ? [] : nodesOf(tree))].find(
    node => isTypeAliasDeclaration(node) && node.name.text === alias,
  )
  return [...(found?.getText() ?? '').matchAll(/^\s*(?:export type \w+ = \{\s*)?(\w+): /gm)].map(([, name]) => name!)
}
