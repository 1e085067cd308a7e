import type { AnyCheck } from '../../domain/check.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { nearestWord } from '../../domain/nearestWord.ts'

/** The check of that id, else a usage Failure that names the one that was meant, most likely. What was typed is not repeated. */
export function checkNamed(id: string, checks: readonly AnyCheck[], hint: string): AnyCheck {
  const check = checks.find(each => each.id === id)
  if (check !== undefined) return check
  const nearest = nearestWord(
    id,
    checks.map(each => each.id),
  )
  const meant = nearest === null ? '' : `; did you mean ${nearest}?`
  throw new Failure('unknown-check', `there is no such check${meant}`, hint, exitCodes.usage)
}
