import { exitCodes, Failure } from '../domain/failure.ts'
import { nearestWord } from '../domain/nearestWord.ts'

/** A word that is no command, and the one that was meant, most likely. The message never repeats what was typed. */
export function unknownWord(typed: string, known: readonly string[], prefix = ''): Failure {
  const nearest = nearestWord(typed, known)
  return new Failure(
    'unknown-command',
    `that is not a command${nearest === null ? '' : `; did you mean ${prefix}${nearest}?`}`,
    nearest === null ? 'hedge --help' : `hedge ${prefix}${nearest} --help`,
    exitCodes.usage,
  )
}
