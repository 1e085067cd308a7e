import type { ActionContext } from '../../domain/actionContext.ts'
import { findingKey, type Waiver } from '../../domain/auditMemory.ts'
import { mostFound } from '../../domain/auditSettings.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { subjectParts } from '../audit/subjectParts.ts'

/** What the last audit found of a check, of this subject or of any: only that can be waived. A Failure where it found nothing. */
export async function foundBefore(
  { settings, auditMemory }: Pick<ActionContext, 'settings' | 'auditMemory'>,
  check: string,
  subject: string | null,
): Promise<NonNullable<Waiver['found']>> {
  const memory = await auditMemory()
  const wanted = subject === null ? null : subjectParts(subject)
  const start = findingKey(check, '')
  const found = [...settings.hedges().map(({ id }) => id), null].flatMap(hedge =>
    Object.entries(memory.found(hedge)).flatMap(([key, its]) => {
      const of = key.slice(start.length)
      if (!key.startsWith(start) || wanted?.includes(of) === false) return []
      return its.map(each => ({ subject: of, ...each }))
    }),
  )
  const isMissing = wanted?.some(part => !found.some(each => each.subject === part)) ?? found.length === 0
  if (!isMissing) return found.slice(0, mostFound)
  throw new Failure(
    'not-found',
    `the last audit found nothing of ${check}${subject === null ? '' : ' for that subject'}, and no more than what was found is waived`,
    `hedge audit --only ${check}`,
    exitCodes.missing,
  )
}
