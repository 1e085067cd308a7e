import type { Verdict } from '../../domain/check.ts'
import type { Gap } from '../../domain/read.ts'

/** The verdict on what could not be read: never that it holds. */
export const notKnown = (about: { subject: string; expected: string }, gap: Gap): Verdict => ({
  ...about,
  actual: `not known: ${gap.message}`,
  status: 'unknown',
  gap,
})
