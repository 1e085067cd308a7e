import type { AnyCheck, GroundName, Severity, Topic, VerdictStatus } from './check.ts'
import type { Remembered, Report } from './command.ts'
import type { PowerPart } from './powers.ts'

export type FindingStatus = VerdictStatus | 'waived'

/** What one check says of one subject, in words. Addresses may stand in `expected`, `actual` and `remediation`. */
export type Finding = {
  id: string
  title: string
  topic: Topic
  subject: string
  status: FindingStatus
  severity: Severity
  expected: string
  actual: string
  rationale: string
  remediation: string
  reference: string
  /** `status`: what it would be if it were not waived. */
  waiver: { reason: string; until: string; status: Exclude<VerdictStatus, 'pass' | 'notApplicable'> } | null
  /** Of what is wrong with something stored: the first audit that said so. */
  firstSeen: string | null
}

/**
 * What differs from the baseline. `since`: of what is new, when the baseline without it was taken; of what is gone or changed, since
 * when it was known; of a baseline that is lost, when it was taken. Only a digest is kept of who is gone.
 */
export type PowerChange = {
  hedge: string
  part: PowerPart
  kind: 'new' | 'gone' | 'changed' | 'lost'
  who: string | null
  facts: string | null
  before: string | null
  since: string
}

export type AuditSummary = Record<FindingStatus, number> & { worst: Severity | null }

/** Under this a report holds what formats and the runner need of it, and JSON does not print. */
export const beside = Symbol('beside')

/** `checks` are those that were run, in their order; `all`: what passed is shown as well. */
export type Beside = { checks: readonly AnyCheck[]; all: boolean; remembered: Remembered }

export type AuditReport = Report & {
  schema: 'hedge.audit/1'
  findings: readonly Finding[]
  summary: AuditSummary
  changes: readonly PowerChange[]
  /** What a person should know of the audit itself. */
  notes: readonly string[]
  readonly [beside]: Beside
}

/** The checks themselves, in the words of their files; `attestedFor` in days, null where the program answers itself. */
export type CheckList = Report & {
  schema: 'hedge.checks/1'
  checks: readonly (Omit<AnyCheck, 'run' | 'needs' | 'attestedFor'> & {
    needs: readonly GroundName[]
    attestedFor: number | null
  })[]
}
