import { chains } from '../../chains/index.ts'
import { knownValues, type Values } from '../../commands/completion/values.ts'
import { topics } from '../../commands/help/index.ts'
import { commands } from '../../commands/index.ts'
import type { Command, OptionSpec } from '../../domain/command.ts'
import { formatNames } from '../../domain/format.ts'
import { globalOptions } from '../globals.ts'
import type { CompletionCommand, CompletionOption, CompletionTable } from './types.ts'

const ofGlobals: Readonly<Record<string, Values>> = { '--format': { words: formatNames } }

function optionOf({ flags, description }: OptionSpec, values: Readonly<Record<string, Values>>): CompletionOption {
  const files: Values[] = flags.includes('<file>') ? [{ names: 'files' }] : []
  const named = flags.split(/[ ,]+/).filter(word => word.startsWith('-'))
  const known = named.flatMap(flag => values[flag] ?? files)[0]
  const takes = flags.includes('...>') ? 'many' : flags.includes('<') ? 1 : 0
  return { flags: named, about: description, takes, ...(known === undefined ? {} : { values: known }) }
}

/** Of a command with a format more, the option is its own. */
const formatSpec = globalOptions.filter(({ flags }) => flags.startsWith('--format'))

function commandOf(command: Command): CompletionCommand {
  const { operands, after, options = {} } = knownValues[command.name] ?? {}
  const isView = command.kind === 'view'
  const more = command.formats ?? []
  const formats = { '--format': { words: [...formatNames, ...more] } }
  return {
    name: command.name,
    about: command.summary,
    operands: operands ?? (isView && /^[[<]name\b/.test(command.operands ?? '') ? [{ names: 'hedges' }] : []),
    ...(after === undefined ? {} : { after }),
    options: [
      ...(command.options ?? []).map(spec => optionOf(spec, options)),
      ...(more.length === 0 ? [] : formatSpec.map(spec => optionOf(spec, formats))),
    ],
    isView,
    any: command.operands?.includes('...]') ?? false,
  }
}

/** The build puts what this comes to in its place: no command is loaded to complete one. */
export const table: CompletionTable = {
  commands: (await Promise.all(commands.map(({ load }) => load()))).map(commandOf),
  topics: topics.map(({ name, title }) => ({ text: name, about: title })),
  globals: globalOptions.map(({ views, ...spec }) => ({ ...optionOf(spec, ofGlobals), ...(views ? { views } : {}) })),
  chains: chains.map(({ name }) => name),
}
