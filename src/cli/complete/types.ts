import type { KnownValues, Values } from '../../commands/completion/values.ts'

/** What can be typed, as it is known when the program is built: of people's own names nothing. */
export type CompletionTable = {
  commands: readonly CompletionCommand[]
  /** What `hedge help` explains beside the commands. */
  topics: readonly Candidate[]
  /** Those with `views` go with commands that gather alone. */
  globals: readonly (CompletionOption & { views?: true })[]
  /** Chains that are known without any settings. */
  chains: readonly string[]
}

export type CompletionCommand = Omit<KnownValues, 'options'> & {
  name: string
  about: string
  options: readonly CompletionOption[]
  isView: boolean
  /** Whether any number of operands goes with it. */
  any: boolean
}

/** `takes`: one value, or all words up to the next option. */
export type CompletionOption = { flags: readonly string[]; about: string; takes: 0 | 1 | 'many'; values?: Values }

/** A word that can stand there, and what it is. */
export type Candidate = { text: string; about: string }

/** Names that people gave, from the settings. */
export type OwnNames = { hedges: readonly string[]; chains: readonly string[]; targets: readonly string[] }
