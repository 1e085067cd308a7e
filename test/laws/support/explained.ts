import { globalOptionsOf } from '../../../src/cli/globals.ts'
import type { Command, CommandSpec } from '../../../src/domain/command.ts'
import { commandLines } from './commandLines.ts'

const longNames = (flags: string): string[] => flags.match(/--[a-z][a-z-]*/g) ?? []
const everywhere = (kind: Command['kind']): string[] => [
  ...globalOptionsOf(kind).flatMap(({ flags }) => longNames(flags)),
  '--help',
  '--version',
]

type Explained = CommandSpec & { kind: Command['kind'] }

/** What a person who asks for the help of a command is not told, or told wrongly. */
export function explanationFaults(command: Explained, all: readonly Explained[]): string[] {
  const { name, summary, options = [], examples } = command
  const faults: string[] = []
  if (summary.trim() === '') faults.push('the summary is empty')
  for (const { flags, description } of options) {
    if (description.trim() === '') faults.push(`${flags} does not say what it does`)
  }
  const lines = examples.flatMap(commandLines)
  if (!examples.some(example => namedIn(example.replace(/^[^|]+\| /, ''), [command]) !== null)) {
    faults.push(`no example begins with "hedge ${name}"`)
  }
  for (const line of lines) {
    const named = namedIn(line, all)
    if (named === null) faults.push(`an example is no command: ${line}`)
    const known = [
      ...everywhere(named?.kind ?? 'view'),
      ...(named?.options ?? []).flatMap(({ flags }) => longNames(flags)),
    ]
    const unknown = longNames(line.replace(/"[^"]*"/g, '')).filter(flag => !known.includes(flag))
    for (const flag of named === null ? [] : unknown) {
      faults.push(`an example uses ${flag}, which ${named?.name} does not know`)
    }
  }
  return faults.map(fault => `${name}: ${fault}`)
}

/** The command whose words the line begins with, the longest of them. */
const namedIn = (line: string, all: readonly Explained[]): Explained | null =>
  all.filter(({ name }) => `${line} `.startsWith(`hedge ${name} `)).sort((a, b) => b.name.length - a.name.length)[0] ??
  null
