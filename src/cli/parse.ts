import { type TopicName, topicNames } from '../commands/help/names.ts'
import { type CommandEntry, commands } from '../commands/index.ts'
import type { Command, Parsed } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { globalOptions, globalValueFlags } from './globals.ts'
import { overview, overviewOf } from './overview.ts'
import type { unknownWord } from './unknownWord.ts'

export type Request =
  | { kind: 'help'; text: string }
  | { kind: 'version' }
  | { kind: 'command'; command: Command; parsed: Parsed }

/** Finds the command by its words, loads only that one, and parses the rest; the words of no command need no parser. */
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
    const topic = group.length === 0 && helping ? topicNames.find(name => name === first.text) : undefined
    if (topic !== undefined) return { kind: 'help', text: await explanationOf(topic) }
    if (group.length === 0)
      throw await unknown(
        first.text,
        commands.map(({ name }) => name.split(' ')[0] ?? name),
        { topics: topicNames },
      )
    if (helping || second === undefined) return { kind: 'help', text: overviewOf(first.text, group) }
    throw await unknown(
      second.text,
      group.map(({ name }) => name.split(' ')[1] ?? name),
      { prefix: `${first.text} ` },
    )
  }
  const [command, { parserOf, helpOf, run }] = await Promise.all([entry.load(), import('./parser.ts')])
  const parser = parserOf(command)
  if (helping) return { kind: 'help', text: helpOf(parser) }
  const spoken = words.slice(0, entry.name.split(' ').length).map(word => word.index)
  const rest = argv.filter((_word, index) => !spoken.includes(index))
  return { kind: 'command', command, parsed: run(parser, rest, entry.name) }
}

/** Which word was meant is worked out where one is not known. A topic that is named without `help` is one too. */
const unknown = async (...words: Parameters<typeof unknownWord>) =>
  (await import('./unknownWord.ts')).unknownWord(...words)

const explanationOf = async (topic: TopicName): Promise<string> => {
  const { topics } = await import('../commands/help/index.ts')
  return topics.find(({ name }) => name === topic)!.text()
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
