import { CommanderError, Option, Command as Parser } from 'commander'
import { type CommandEntry, commands } from '../commands/index.ts'
import type { Command, OptionSpec, Parsed } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { globalOptions, globalOptionsOf, globalValueFlags } from './globals.ts'

export type Request =
  | { kind: 'help'; text: string }
  | { kind: 'version' }
  | { kind: 'command'; command: Command; parsed: Parsed }

/** Finds the command by its words, loads only that one, and parses the rest. Messages never repeat what was typed. */
export async function parse(argv: readonly string[]): Promise<Request> {
  if (optionsOf(argv).some(word => word === '--version' || word === '-V')) return { kind: 'version' }
  const wantsHelp = optionsOf(argv).some(word => word === '--help' || word === '-h')
  const asked = wordsOf(argv)
  const words = asked[0]?.text === 'help' ? asked.slice(1) : asked
  const helping = wantsHelp || words.length < asked.length
  const [first, second] = words
  if (first === undefined) {
    // Options alone ask for nothing, and an unknown one among them must not look like success.
    if (argv.length > 0 && !helping) throw new Failure('usage', 'there is no command', 'hedge --help', exitCodes.usage)
    return { kind: 'help', text: overview() }
  }
  const entry = entryOf(`${first.text} ${second?.text}`) ?? entryOf(first.text)
  if (entry === undefined) {
    const group = commands.filter(({ name }) => name.startsWith(`${first.text} `))
    if (group.length === 0)
      throw unknownWord(
        first.text,
        commands.map(({ name }) => name.split(' ')[0] ?? name),
      )
    if (helping || second === undefined) return { kind: 'help', text: overviewOf(first.text, group) }
    throw unknownWord(
      second.text,
      group.map(({ name }) => name.split(' ')[1] ?? name),
      `${first.text} `,
    )
  }
  const command = await entry.load()
  const parser = parserOf(command)
  if (helping) return { kind: 'help', text: helpOf(parser) }
  const spoken = words.slice(0, entry.name.split(' ').length).map(word => word.index)
  const rest = argv.filter((_word, index) => !spoken.includes(index))
  return { kind: 'command', command, parsed: run(parser, rest, entry.name) }
}

const entryOf = (name: string): CommandEntry | undefined => commands.find(entry => entry.name === name)

const optionsOf = (argv: readonly string[]): readonly string[] => {
  const end = argv.indexOf('--')
  return end < 0 ? argv : argv.slice(0, end)
}

/** The words before any option of the command itself, values of global options left out: `help` and two at most. */
function wordsOf(argv: readonly string[]): { text: string; index: number }[] {
  const words: { text: string; index: number }[] = []
  for (let index = 0; index < argv.length && words.length < 3; index += 1) {
    const word = argv[index] ?? ''
    if (word === '--') break
    if (globalValueFlags.includes(word)) index += 1
    else if (!word.startsWith('-')) words.push({ text: word, index })
    else if (words.length > 0 && !isGlobal(word)) break
  }
  return words
}

const isGlobal = (word: string): boolean =>
  globalOptions.some(({ flags }) => flags.split(/[ ,]+/).includes(word.split('=')[0] ?? word))

function parserOf(command: Command): Parser {
  const parser = new Parser(`hedge ${command.name}`)
    .summary(command.summary)
    .description(`${command.summary[0]?.toUpperCase()}${command.summary.slice(1)}.`)
    .addHelpOption(new Option('-h, --help', 'this help').helpGroup('Global options:'))
    .configureHelp({ helpWidth: 100 })
    .exitOverride()
    .configureOutput({ writeErr: () => {}, writeOut: () => {} })
    .usage(command.operands ? `${command.operands} [options]` : '[options]')
  for (const operand of command.operands?.split(/ (?=[[<])/) ?? []) parser.argument(operand)
  for (const spec of command.options ?? []) parser.addOption(optionOf(spec))
  for (const spec of globalOptionsOf(command.kind)) parser.addOption(optionOf(spec).helpGroup('Global options:'))
  const examples = command.examples.map(example => `  ${example}`).join('\n')
  return parser.addHelpText('after', `${command.notes ? `\n${command.notes}\n` : ''}\nExamples:\n${examples}`)
}

/** `helpInformation` leaves out what was added after it: the notes and examples. */
function helpOf(parser: Parser): string {
  let text = ''
  parser.configureOutput({ writeOut: part => (text += part) })
  parser.outputHelp()
  return text
}

const optionOf = ({ flags, description }: OptionSpec): Option => new Option(flags, description)

function run(parser: Parser, argv: readonly string[], name: string): Parsed {
  try {
    parser.parse([...argv], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) throw usageOf(error, name)
    throw error
  }
  return { operands: parser.args, options: parser.opts() }
}

const viewFlags = globalOptions.flatMap(({ flags, views }) => (views ? flags.split(' ').slice(0, 1) : []))

/** commander's own messages repeat the input, which may be a secret: only its code and its suggestion are kept. */
function usageOf(error: CommanderError, name: string): Failure {
  const suggestion = /\(Did you mean (?:one of )?([a-z, -]+)\?\)/.exec(error.message)?.[1]
  const flag = /'(-[^']*)'/.exec(error.message)?.[1]
  const ofViews = viewFlags.find(known => known === flag?.split('=')[0])
  const what: Record<string, string> = {
    'commander.unknownOption': ofViews
      ? `${ofViews} goes only with a command that gathers and shows, like hedge status`
      : `an option is not known here${suggestion ? `; did you mean ${suggestion}?` : ''}`,
    'commander.missingArgument': 'a word is missing after the command',
    'commander.excessArguments': 'there are too many words after the command',
    'commander.optionMissingArgument': `an option needs a value${flag ? ` (${flag})` : ''}`,
  }
  const message = what[error.code] ?? 'the options cannot be understood'
  return new Failure('usage', `${name}: ${message}`, `hedge ${name} --help`, exitCodes.usage)
}

function unknownWord(typed: string, known: readonly string[], prefix = ''): Failure {
  const nearest = [...new Set(known)]
    .map(word => ({ word, distance: editDistance(typed, word) }))
    .sort((a, b) => a.distance - b.distance)[0]
  const close = nearest !== undefined && nearest.distance <= Math.max(1, Math.floor(nearest.word.length / 2) - 1)
  return new Failure(
    'unknown-command',
    `that is not a command${close ? `; did you mean ${prefix}${nearest.word}?` : ''}`,
    close ? `hedge ${prefix}${nearest.word} --help` : 'hedge --help',
    exitCodes.usage,
  )
}

/** Levenshtein distance, capped by the length of command words: longer input is simply far. */
function editDistance(a: string, b: string): number {
  if (a.length > 24) return a.length
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? a.length
}

const overviewOf = (group: string, entries: readonly CommandEntry[]): string =>
  [
    `Usage: hedge ${group} <command> [options]`,
    '',
    ...commandLines(entries),
    '',
    `Help for one: hedge ${entries[0]?.name} --help`,
    '',
  ].join('\n')

function commandLines(entries: readonly CommandEntry[]): string[] {
  const width = Math.max(...entries.map(({ name }) => name.length))
  return ['Commands:', ...entries.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)]
}

function overview(): string {
  const flags = globalOptions.map(option => option.flags)
  const flagWidth = Math.max(...flags.map(flag => flag.length), '--version'.length)
  const options = globalOptions.map(({ flags, description, views }) => {
    return `  ${flags.padEnd(flagWidth)}  ${description}${views ? ' (commands that gather)' : ''}`
  })
  return [
    'hedge shows what you hold in Uniswap V3, what hedges it on Hyperliquid, and what is left open.',
    'It keeps addresses and RPC URLs in your keychain, reads both venues directly, and cannot sign anything.',
    '',
    'Usage: hedge <command> [options]',
    '',
    ...commandLines(commands),
    '',
    'Global options:',
    ...options,
    `  ${'--version'.padEnd(flagWidth)}  the version`,
    `  ${'-h, --help'.padEnd(flagWidth)}  help for a command: hedge status --help`,
    '',
    'Start with:',
    '  hedge add                       asks for everything it needs',
    '  hedge status 0xYOURADDRESS      looks without storing anything',
    '',
  ].join('\n')
}
