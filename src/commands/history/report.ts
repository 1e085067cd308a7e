import type { Artifacts, RecordReading } from '../../domain/artifacts.ts'
import { type Gap, isRead } from '../../domain/read.ts'
import { bucketOf } from './buckets.ts'
import { spansOf } from './spans.ts'
import { rangeTimeOf, summariesOf } from './summary.ts'
import { type Bucket, type HedgeHistory, type HistoryOptions, type HistoryReport, timesOf } from './types.ts'

export function historyReport(artifacts: Artifacts<'records'>, options: HistoryOptions): HistoryReport {
  const { records, gatheredAt, source } = artifacts
  const to = Date.parse(gatheredAt)
  const from = to - options.days * 86_400_000
  const reading = isRead(records) ? records.ok : { hedges: [], lost: null }
  return {
    schema: 'hedge.history/1',
    generatedAt: gatheredAt,
    source,
    days: options.days,
    from: new Date(from).toISOString(),
    by: options.by,
    field: options.field,
    hedges: reading.hedges.map(each => historyOf(each, { from, to }, options.by ?? 'day')),
    gaps: [...(isRead(records) ? [] : [records.gap]), ...(reading.lost === null ? [] : [lostGap(reading.lost)])],
  }
}

function historyOf(
  { hedge, rows, later }: RecordReading,
  window: { from: number; to: number },
  by: Bucket,
): HedgeHistory {
  const { seen, gaps } = spansOf(rows, window)
  const buckets = Map.groupBy(rows, ({ at }) => bucketOf(at, by).from)
  return {
    name: hedge,
    records: rows.map(row => ({ ...row, at: new Date(row.at).toISOString() })),
    summary: summariesOf(rows),
    range: rangeTimeOf(seen, window),
    unrecorded: gaps.map(timesOf),
    later,
    buckets: [...buckets].map(([at, its]) => {
      const bucket = bucketOf(at, by)
      return { ...timesOf(bucket), records: its.length, range: rangeTimeOf(seen, bucket), summary: summariesOf(its) }
    }),
  }
}

const lostGap = (message: string): Gap => ({
  code: 'history-damaged',
  source: 'recorded history',
  message,
  hint: 'hedge history',
})
