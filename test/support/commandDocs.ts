import { globalOptions, globalOptionsOf } from '../../src/cli/globals.ts'
import type { Command, OptionSpec } from '../../src/domain/command.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|')
const anchor = (name: string): string => `#hedge-${name.replaceAll(' ', '-')}`
const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}.`

const optionTable = (options: readonly OptionSpec[]): string[] => [
  '| option | what it does |',
  '|---|---|',
  ...options.map(({ flags, description }) => `| \`${cell(flags)}\` | ${cell(description)} |`),
]

/** A command, as its own help tells it. */
const section = ({ name, summary, operands, options = [], examples, notes, kind, formats = [] }: Command): string[] => [
  '',
  `## hedge ${name}`,
  '',
  sentence(summary),
  ...(operands === undefined ? [] : ['', `Operands: \`${operands}\``]),
  ...(options.length === 0 ? [] : ['', ...optionTable(options)]),
  '',
  '```',
  ...examples,
  '```',
  ...(notes === undefined ? [] : ['', '```', notes, '```']),
  ...(formats.length === 0 ? [] : ['', `\`--format\` besides: ${formats.join(', ')}.`]),
  ...(kind === 'view' ? ['', 'It gathers and shows: `--from` replays it.'] : []),
]

/** The generated part of `docs/commands.md`. */
export function commandDocs(commands: readonly Command[]): string {
  const ofViews = globalOptions.filter(option => !globalOptionsOf('action').includes(option))
  return [
    '| command | what it does |',
    '|---|---|',
    ...commands.map(({ name, summary }) => `| [\`hedge ${name}\`](${anchor(name)}) | ${cell(summary)} |`),
    '',
    '## Options of every command',
    '',
    ...optionTable(globalOptionsOf('action')),
    '',
    'Besides, of those that gather and show:',
    '',
    ...optionTable(ofViews),
    ...commands.flatMap(section),
  ].join('\n')
}
