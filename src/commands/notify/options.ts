import type { Parsed } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { longestArgument, mostArguments, targetNamePattern } from '../../domain/notifyTarget.ts'
import { badOption, patternOption, textOption } from '../words/options.ts'

export type SetOptions = {
  kind: 'webhook' | 'command'
  name: string
  /** Of a webhook: a file for a secret that is drawn. */
  newSecret: string | null
  /** Of a command. */
  program: string | null
  rest: readonly string[]
}

export function readSetOptions(parsed: Parsed): SetOptions {
  const [kind, program, ...rest] = parsed.operands
  const what = 'a name: small letters, digits and dashes, 32 at most'
  const name = patternOption('notify set', parsed, 'name', targetNamePattern, what)
  const newSecret = textOption(parsed, 'newSecret')
  if (kind === 'webhook') {
    if (program !== undefined) throw usage('a webhook takes no more words: its URL is a secret, and asked for')
    if (newSecret === '') throw badOption('notify set', 'newSecret', newSecret, 'the path of a new file')
    return { kind, name: name ?? kind, newSecret, program: null, rest: [] }
  }
  if (kind !== 'command') throw usage('a target is a webhook or a command')
  if (newSecret !== null) throw usage('--new-secret goes with: hedge notify set webhook')
  if (program === undefined) throw usage('which program? Its absolute path comes after the word command')
  // The path of a drive, or of the root.
  if (!/^(?:\/|[a-z]:[\\/])/i.test(program)) {
    throw usage('the program is not an absolute path: a relative one is another program in every folder')
  }
  if (rest.length > mostArguments || rest.some(word => word.length > longestArgument)) {
    throw usage(`a program is given ${mostArguments} arguments of ${longestArgument} characters at most`)
  }
  return { kind, name: name ?? kind, newSecret: null, program, rest }
}

const usage = (message: string): Failure => new Failure('usage', message, 'hedge notify set --help', exitCodes.usage)
