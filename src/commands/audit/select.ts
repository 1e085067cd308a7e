import { type AnyCheck, topics } from '../../domain/check.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { nearestWord } from '../../domain/nearestWord.ts'

/** Ids of checks and names of topics, also with commas between them, as they were typed behind `flag`. */
export function readSelection(words: readonly string[], flag: string, checks: readonly AnyCheck[]): string[] {
  const typed = words.flatMap(word => word.split(',')).filter(word => word !== '')
  const known = [...checks.map(({ id }) => id), ...topics]
  const wrong = typed.find(word => !known.includes(word))
  if (wrong !== undefined) {
    const nearest = nearestWord(wrong, known)
    throw new Failure(
      'unknown-check',
      `${flag}: there is no check or topic of that name${nearest === null ? '' : `; did you mean ${nearest}?`}`,
      'hedge audit --list; names of hedges go before the options: hedge audit NAME --only keys',
      exitCodes.usage,
    )
  }
  return typed
}

/** Those that are asked for; every one, where nothing is. */
export const selected = (
  checks: readonly AnyCheck[],
  { only, skip }: { only: readonly string[]; skip: readonly string[] },
): AnyCheck[] => checks.filter(check => (only.length === 0 || isNamed(check, only)) && !isNamed(check, skip))

const isNamed = ({ id, topic }: AnyCheck, words: readonly string[]): boolean =>
  words.includes(id) || words.includes(topic)
