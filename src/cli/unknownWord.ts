import { exitCodes, Failure } from '../domain/failure.ts'
import { nearestWord } from '../domain/nearestWord.ts'

/**
 * A word that is no command, and the one that was meant, most likely: a command, or a topic of `hedge help`. The message never repeats
 * what was typed.
 */
export function unknownWord(
  typed: string,
  known: readonly string[],
  { prefix = '', topics = [] }: { prefix?: string; topics?: readonly string[] } = {},
): Failure {
  const nearest = nearestWord(typed, [...known, ...topics])
  const isTopic = nearest !== null && !known.includes(nearest)
  const meant = nearest === null ? null : isTopic ? `help ${nearest}` : `${prefix}${nearest}`
  return new Failure(
    'unknown-command',
    `that is not a command${meant === null ? '' : `; did you mean ${meant}?`}`,
    meant === null ? 'hedge --help' : isTopic ? `hedge ${meant}` : `hedge ${meant} --help`,
    exitCodes.usage,
  )
}
