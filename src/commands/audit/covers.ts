import type { Found, Waiver } from '../../domain/auditMemory.ts'
import { rankOf } from './rankOf.ts'
import { subjectParts } from './subjectParts.ts'

/** A finding as a waiver sees it; `who`: whom it names, by digest. */
export type Faced = Found & { subject: string }

/**
 * A waiver is of what was found then: of nothing graver, of nobody who was not named, and not of what is not known in place of what is
 * wrong. Of several hedges each must be covered.
 */
export const covers = ({ found = [] }: Waiver, faced: Faced): boolean =>
  subjectParts(faced.subject).every(part => found.some(was => was.subject === part && isNoMore(faced, was)))

const isNoMore = (now: Faced, was: Found): boolean =>
  (isWrong(now) && isWrong(was) ? graveness(now) <= graveness(was) : now.status === was.status) &&
  now.who.every(each => was.who.includes(each))

const isWrong = ({ status }: Found): boolean => status === 'fail' || status === 'warn'

const graveness = ({ status, severity }: Found): number => rankOf(severity) * 2 + (status === 'fail' ? 1 : 0)
