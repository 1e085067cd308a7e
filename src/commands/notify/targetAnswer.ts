import type { Answer } from '../../domain/notification.ts'

/** What to type where a target did not take something; the hint knows no name. */
export const hintOf = (answer: Extract<Answer, { ok: false }>, name: string): string =>
  answer.hint.replaceAll('NAME', name)
