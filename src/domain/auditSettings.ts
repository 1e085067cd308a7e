import type { Attestations, Found, Waiver } from './auditMemory.ts'
import { checkIdPattern, severities } from './check.ts'
import type { PowerPart } from './powers.ts'

/**
 * When the baseline of each part of a hedge was taken (ISO 8601). It is noted apart from the baseline itself, so that one that was
 * deleted is missed.
 */
export type BaselineNotes = Readonly<Partial<Record<PowerPart, string>>>

/** What the settings keep of audits: what a person decided, and which baselines there are. No address, nothing secret. */
export type AuditNotes = {
  waivers: readonly Waiver[]
  attestations: Attestations
  /** By the id of a hedge. */
  baselines: Readonly<Record<string, BaselineNotes>>
}

export type AuditSettings = {
  waivers(): readonly Waiver[]
  /** In place of one for the same check and subject. Failure where there are too many. */
  addWaiver(waiver: Waiver): Promise<void>
  /** How many went: those of the check and, unless null, of that subject alone. */
  dropWaivers(check: string, subject: string | null): Promise<number>
  attestations(): Attestations
  /** Null takes it back. */
  attest(check: string, at: string | null): Promise<void>
  baselines(hedge: string): BaselineNotes
  noteBaselines(hedge: string, notes: BaselineNotes): Promise<void>
}

export const emptyAuditNotes: AuditNotes = { waivers: [], attestations: {}, baselines: {} }

export const mostWaivers = 500
export const longestReason = 200
export const longestSubject = 300
/** Two years: whoever still wants a waiver then says so again. */
export const longestWaiverDays = 731
/** Of one waiver; of one finding. */
export const mostFound = 1_000

/** Words that may lie in the settings: printable, and no address or URL among them. */
export const isPlainWords = (text: unknown, longest: number): text is string =>
  typeof text === 'string' &&
  text.length <= longest &&
  /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(text) &&
  text.trim() !== '' &&
  !/0x[0-9a-f]{40}|:\/\//i.test(text)

export const isSubjectWords = (text: unknown): text is string => isPlainWords(text, longestSubject)

export const isCheckId = (text: unknown): text is string =>
  typeof text === 'string' && text.length <= 64 && checkIdPattern.test(text)

export const isAuditMoment = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text))

export const isWaiver = (value: unknown): value is Waiver => {
  if (typeof value !== 'object' || value === null) return false
  const { check, subject, reason, until, setAt, found = [] } = value as Record<string, unknown>
  return (
    isCheckId(check) &&
    (subject === null || isSubjectWords(subject)) &&
    isPlainWords(reason, longestReason) &&
    isAuditMoment(until) &&
    isAuditMoment(setAt) &&
    isListOf(found, each => isFound(each) && isSubjectWords((each as { subject?: unknown }).subject))
  )
}

/** Whom it names is a digest and nothing else. */
export const isFound = (value: unknown): value is Found => {
  if (typeof value !== 'object' || value === null) return false
  const { status, severity, who } = value as Record<string, unknown>
  return (
    openStatuses.some(each => each === status) &&
    severities.some(each => each === severity) &&
    isListOf(who, each => typeof each === 'string' && /^[0-9a-f]{32}$/.test(each))
  )
}

const openStatuses = ['fail', 'warn', 'manual', 'unknown']

const isListOf = (value: unknown, isEntry: (entry: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length <= mostFound && value.every(isEntry)
