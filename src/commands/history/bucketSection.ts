import type { Cell, Section } from '../../domain/section.ts'
import { percent } from '../words/numbers.ts'
import { bucketText } from './buckets.ts'
import { type Field, fields } from './fields.ts'
import type { Bucket, BucketReport, HedgeHistory, HistoryReport } from './types.ts'

const titles: Record<Bucket, string> = { hour: 'Hour (UTC)', day: 'Day (UTC)', week: 'Week from (UTC)' }

/** In the order of what is looked for first; the window of a terminal has room for so many. */
const shown: readonly Field['name'][] = ['value', 'fees', 'il', 'net-delta', 'pnl', 'health']

/** A row for each bucket: of one field what it did in it, of all what they were at its end. Where nothing was recorded it says so. */
export function bucketSection({ buckets }: HedgeHistory, report: HistoryReport, field: Field | null): Section {
  const by = report.by ?? 'day'
  const right = (title: string) => ({ title, align: 'right' as const })
  const several = fields.filter(({ name }) => shown.includes(name))
  const cells = ({ summary }: BucketReport): Cell[] => {
    if (field === null) return several.map(({ key, brief }) => brief.text(summary[key].last))
    const { first, last, min, max, change } = summary[field.key]
    return [first, last, min, max].map(value => field.brief.text(value)).concat(field.brief.change(change))
  }
  const columns = field === null ? several.map(({ brief }) => brief.title) : ['First', 'Last', 'Min', 'Max', 'Change']
  const rows = buckets.flatMap((bucket, index): Cell[][] => {
    const before = buckets[index - 1]
    const row = [bucketText(bucket.from, by), ...cells(bucket), percent(bucket.range.outOfRange, 0)]
    if (before === undefined || before.to === bucket.from) return [row]
    return [[`nothing from ${bucketText(before.to, by)}`, ...columns.map(() => ''), ''], row]
  })
  return { kind: 'table', columns: [{ title: titles[by] }, ...columns.map(right), right('Out')], rows }
}
