import type { CompletionCommand, CompletionOption, CompletionTable } from './types.ts'

/** Where the word that is being typed stands: behind which command, its operands so far, and which option waits for it. */
export type Standing = {
  command: CompletionCommand | null
  /** Words that are no option, before any command was found. */
  words: readonly string[]
  operands: readonly string[]
  options: readonly CompletionOption[]
  /** The option whose value it is. */
  open: CompletionOption | null
  given: readonly string[]
  /** Behind `--` nothing is an option. */
  ended: boolean
}

/** As src/cli/parse.ts finds a command, without one being loaded. */
export function standingAfter(before: readonly string[], table: CompletionTable): Standing {
  const words: string[] = []
  const given: string[] = []
  const named = (name: string) => table.commands.find(command => command.name === name) ?? null
  let [command, operands, open, ended]: [CompletionCommand | null, string[], CompletionOption | null, boolean] = [
    null,
    [],
    null,
    false,
  ]
  const options = () =>
    command === null
      ? table.globals
      : [...command.options, ...table.globals.filter(({ views }) => !views || command?.isView)]
  for (const word of before) {
    if (!ended && word.startsWith('-')) {
      ended = word === '--'
      const [flag, value] = word.split('=')
      const option = options().find(({ flags }) => flags.includes(flag!))
      if (option !== undefined) given.push(...option.flags)
      open = option === undefined || option.takes === 0 || value !== undefined ? null : option
    } else if (open !== null) {
      if (open.takes === 1) open = null
    } else {
      words.push(word)
      const longer = operands.length === 0 && words.length === 2 ? named(words.join(' ')) : null
      if (longer !== null) command = longer
      else if (command !== null) operands = [...operands, word]
      else command = words.length === 1 ? named(word) : null
    }
  }
  return { command, words, operands, options: options(), open: ended ? null : open, given, ended }
}
