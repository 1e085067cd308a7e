import type { AccessEntry, LogHead } from '../../domain/accessLog.ts'
import type { Report } from '../../domain/command.ts'

export type LogReport = Report & {
  schema: 'hedge.log/1'
  days: number
  hedge: string | null
  /** Oldest first, as they stand in the log. */
  entries: readonly AccessEntry[]
  /** Names by id of the hedges that are stored now. */
  hedges: Readonly<Record<string, string>>
  verification: Verification
}

export type Verification = {
  /** Null: not asked for, or the secret store did not say what it knows. */
  intact: boolean | null
  /** First and last entry that was looked at. */
  from: number | null
  to: number | null
  head: LogHead | null
  findings: readonly Finding[]
  notes: readonly string[]
  /** What no check can find. */
  unfindable: readonly string[]
}

export type Finding = { code: FindingCode; n: number | null; message: string }

export type FindingCode =
  | 'edited'
  | 'order'
  | 'removed'
  | 'foreign'
  | 'unusable'
  | 'cut'
  | 'rewritten'
  | 'parted'
  | 'no-head'
