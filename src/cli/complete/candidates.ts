import type { Values } from '../../commands/completion/values.ts'
import { type Standing, standingAfter } from './standing.ts'
import type { Candidate, CompletionOption, CompletionTable, OwnNames } from './types.ts'

/** What can stand where `current` is being typed; `files` where a path is meant, which the shell knows best. */
export function candidatesFor(
  typed: readonly string[],
  table: CompletionTable,
  names: () => OwnNames,
): readonly Candidate[] | 'files' {
  const words = asOneWord(typed)
  const [before, current] = [words.slice(0, -1), words.at(-1) ?? '']
  const standing = standingAfter(before, table)
  const valuesOf = (values: Values | undefined) => wordsOf(values, table, names)
  const [, flag, value] = /^(--[^=]+)=(.*)$/s.exec(current) ?? []
  if (flag !== undefined && !standing.ended) {
    const found = valuesOf(standing.options.find(({ flags }) => flags.includes(flag))?.values)
    if (found === 'files') return found
    return beginning(found, value!).map(each => ({ ...each, text: `${flag}=${each.text}` }))
  }
  if (current.startsWith('-') && !standing.ended) return beginning(flagsOf(standing), current)
  if (standing.open !== null) {
    const found = valuesOf(standing.open.values)
    return found === 'files' ? found : beginning(found, current)
  }
  const found = next(standing, table, valuesOf)
  return found === 'files' ? found : beginning(found, current)
}

/** A bash ends a word at `=`: `--format`, `=`, `js`. The sign alone is where a value begins. */
function asOneWord(typed: readonly string[]): string[] {
  const isSign = (at: number) => typed[at] === '=' && typed[at - 1]?.startsWith('--')
  const words = typed.filter((_word, at) => !isSign(at))
  return isSign(typed.length - 1) ? [...words, ''] : words
}

const beginning = (all: readonly Candidate[], current: string): Candidate[] =>
  all.filter(({ text }) => text.startsWith(current))

const flagsOf = ({ options, given, command }: Standing): Candidate[] => {
  const always: CompletionOption[] = [{ flags: ['--help'], about: 'this help', takes: 0 }]
  if (command === null) always.push({ flags: ['--version'], about: 'the version', takes: 0 })
  const open = [...options, ...always].filter(
    ({ takes, flags }) => takes === 'many' || !flags.some(flag => given.includes(flag)),
  )
  const found = open.flatMap(({ flags, about }) => flags.slice(-1).map(text => ({ text, about })))
  return found.filter(({ text }, at) => found.findIndex(each => each.text === text) === at)
}

function next(
  { command, words, operands }: Standing,
  table: CompletionTable,
  valuesOf: (values: Values | undefined) => Candidate[] | 'files',
): Candidate[] | 'files' {
  if (words[0] === 'help' && command === null) return below(words.slice(1), table, words.length === 1)
  if (command === null) return below(words, table, false)
  const at = operands.length
  const places = command.operands ?? []
  const here = (at === 1 ? command.after?.[operands[0]!] : undefined) ?? places[at]
  const its = valuesOf(here ?? (command.any ? places.at(-1) : undefined))
  if (its === 'files') return its
  const others = its.filter(({ text }) => !operands.includes(text))
  return at === 0 ? [...below(words, table, false), ...others] : others
}

/** The next word of the commands that begin with these; each once. */
function below(words: readonly string[], table: CompletionTable, isHelp: boolean): Candidate[] {
  const found = new Map<string, Candidate>()
  for (const { name, about } of table.commands) {
    const its = name.split(' ')
    if (its.length <= words.length || words.some((word, at) => its[at] !== word)) continue
    const text = its[words.length]!
    const isWhole = its.length === words.length + 1
    if (isWhole || !found.has(text)) found.set(text, { text, about: isWhole ? about : `hedge ${text} …` })
  }
  const help = { text: 'help', about: 'of a command, or of a topic' }
  return [...found.values(), ...(isHelp ? table.topics : words.length === 0 ? [help] : [])]
}

function wordsOf(values: Values | undefined, { chains }: CompletionTable, own: () => OwnNames): Candidate[] | 'files' {
  if (values === undefined) return []
  const { words = [], names } = values
  if (names === 'files') return names
  const known = names === 'chains' ? chains : []
  const named = names === undefined ? [] : own()[names]
  return [...new Set([...words, ...known, ...named])].map(text => ({ text, about: '' }))
}
