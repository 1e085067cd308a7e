import type { Report } from '../../domain/command.ts'
import type { Recorded, RecordedField } from '../../domain/recorded.ts'
import type { Span } from './spans.ts'

export type Bucket = 'hour' | 'day' | 'week'

/** What is asked for: `by` summaries of what length, `field` of one number alone; null where nothing is said. */
export type HistoryOptions = { name: string | null; days: number; by: Bucket | null; field: RecordedField | null }

/** Of what was known; null where nothing was. `change`: from the first to the last, null of one value alone. */
export type Summary = {
  first: number | null
  last: number | null
  min: number | null
  max: number | null
  change: number | null
}

export type Summaries = Record<RecordedField, Summary>

/** Times are ISO 8601, UTC. */
export type Times = { from: string; to: string }

/**
 * `outOfRange`: share of the time for which it is known; `known`: share of all the time for which it is. Null: no time is known of.
 */
export type RangeTime = { outOfRange: number | null; known: number }

export type BucketReport = Times & { records: number; range: RangeTime; summary: Summaries }

export type HedgeHistory = {
  name: string
  records: (Omit<Recorded, 'at'> & { at: string })[]
  summary: Summaries
  range: RangeTime
  /** When nothing was recorded although it was before or after: longer than its records usually are apart. */
  unrecorded: Times[]
  /** Records of a time that has not come yet: a clock was set back. */
  later: number
  /** Those in which something was recorded; of days where no length was asked for. */
  buckets: BucketReport[]
}

export type HistoryReport = Report & {
  schema: 'hedge.history/1'
  days: number
  from: string
  by: Bucket | null
  field: RecordedField | null
  hedges: HedgeHistory[]
}

export const timesOf = ({ from, to }: Span): Times => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
})
