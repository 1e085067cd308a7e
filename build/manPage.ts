import { globalOptions } from '../src/cli/globals.ts'
import { topics } from '../src/commands/help/index.ts'
import { commands } from '../src/commands/index.ts'
import { environmentWords } from '../src/commands/words/environmentWords.ts'
import { exitCodeOrder, exitCodeWords } from '../src/commands/words/exitCodeWords.ts'
import type { Command, OptionSpec } from '../src/domain/command.ts'
import { asIs, prose, roff, term } from './roff.ts'

const plain = (text: string): string => text.replaceAll('`', '')
const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}.`

const optionTerms = (options: readonly OptionSpec[]): string[] =>
  options.flatMap(({ flags, description }) => term(flags, description))

const commandPart = ({ name, operands, summary, options = [], examples, notes }: Command): string[] => [
  `.SS ${roff(`hedge ${name}${operands ? ` ${operands}` : ''}`)}`,
  roff(sentence(summary)),
  ...optionTerms(options),
  ...(notes === undefined ? [] : ['.PP', ...prose(notes.split('\n'))]),
  ...asIs(['Examples:', ...examples.map(example => `  ${example}`)]),
]

/** `man hedge`: what `--help` and `hedge help` say, in one page. */
export async function manPage(version: string): Promise<string> {
  const [loaded, explained] = await Promise.all([
    Promise.all(commands.map(entry => entry.load())),
    Promise.all(topics.map(async ({ name, title, text }) => ({ name, title, text: await text() }))),
  ])
  return [
    `.TH HEDGE 1 "" "hedge ${version}"`,
    '.SH NAME',
    'hedge \\- what you hold in Uniswap V3, what hedges it on Hyperliquid, and what is left open',
    '.SH SYNOPSIS',
    '\\fBhedge\\fR \\fIcommand\\fR [\\fIoptions\\fR]',
    '.SH DESCRIPTION',
    'It keeps addresses and RPC URLs in your keychain, reads both venues directly, and cannot sign anything.',
    '.SH OPTIONS',
    'Of every command; \\fB\\-\\-from\\fR of those that gather and show.',
    ...optionTerms(globalOptions),
    ...term('--version', 'the version'),
    ...term('-h, --help', 'help for a command: hedge status --help'),
    '.SH COMMANDS',
    ...loaded.flatMap(commandPart),
    ...explained
      .filter(({ name }) => name !== 'exit-codes' && name !== 'environment')
      .flatMap(({ name, title, text }) => [
        `.SH ${roff(name.toUpperCase())}`,
        roff(sentence(title)),
        ...asIs(text.trimEnd().split('\n')),
      ]),
    '.SH EXIT STATUS',
    ...exitCodeWords.flatMap(({ codes, meaning }) => term(codes.join(', '), plain(meaning))),
    '.PP',
    roff(plain(exitCodeOrder.join(' '))),
    '.SH ENVIRONMENT',
    ...environmentWords.flatMap(({ names, meaning }) => term(names.join(', '), plain(meaning))),
    '',
  ].join('\n')
}
