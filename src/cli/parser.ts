import { CommanderError, Option, Command as Parser } from 'commander'
import type { Command, OptionSpec, Parsed } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { globalOptions, globalOptionsOf } from './globals.ts'

/** The one file that sees commander: it is loaded once it is known which command is meant. */
export function parserOf(command: Command): Parser {
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
export function helpOf(parser: Parser): string {
  let text = ''
  parser.configureOutput({ writeOut: part => (text += part) })
  parser.outputHelp()
  return text
}

const optionOf = ({ flags, description }: OptionSpec): Option => new Option(flags, description)

export function run(parser: Parser, argv: readonly string[], name: string): Parsed {
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
  // What an operand is called is written here; how many there are is counted.
  const missing = /^error: missing required argument '([a-z|-]+)'$/.exec(error.message)?.[1]
  const [, most, given] = /Expected (\d+) arguments? but got (\d+)/.exec(error.message) ?? []
  const ofViews = viewFlags.find(known => known === flag?.split('=')[0])
  const what: Record<string, string> = {
    'commander.unknownOption': ofViews
      ? `${ofViews} goes only with a command that gathers and shows, like hedge status`
      : `an option is not known here${suggestion ? `; did you mean ${suggestion}?` : ''}`,
    'commander.missingArgument': `${missing === undefined ? 'a word' : operandWords(missing)} is missing after the command`,
    'commander.excessArguments': `it takes ${wordCount(Number(most ?? 0))} after it, and there ${given === '1' ? 'is' : 'are'} ${given ?? 'more'}`,
    'commander.optionMissingArgument': `an option needs a value${flag ? ` (${flag})` : ''}`,
  }
  const message = what[error.code] ?? 'the options cannot be understood'
  return new Failure('usage', `${name}: ${message}`, `hedge ${name} --help`, exitCodes.usage)
}

const wordCount = (count: number): string => (count === 0 ? 'no word' : count === 1 ? 'one word' : `${count} words`)

const operandWords = (name: string): string =>
  name.includes('|') ? `one of ${name.replaceAll('|', ', ')}` : `the ${name.toUpperCase()}`
