import { type Recorded, recordedFields } from '../../domain/recorded.ts'
import type { Section } from '../../domain/section.ts'
import { decimal, toText } from '../../math/decimal.ts'
import type { HistoryReport } from './types.ts'

const aspects = ['first', 'last', 'min', 'max', 'change'] as const

/** Every record with every digit, or the summaries where they were asked for; an empty cell is not known. */
export function csvSections({ hedges, by, field }: HistoryReport): Section[] {
  const keys = field === null ? recordedFields : [field]
  const records = hedges.flatMap(({ name, records: its }) =>
    its.map(({ at, state, inRange, ...values }) => [
      name,
      at,
      state,
      ...keys.map(key => text(values[key])),
      word(inRange),
    ]),
  )
  const buckets = hedges.flatMap(({ name, buckets: its }) =>
    its.map(({ from, to, records: count, range, summary }) => [
      ...[name, from, to, String(count), text(range.outOfRange), text(range.known)],
      ...keys.flatMap(key => aspects.map(aspect => text(summary[key][aspect]))),
    ]),
  )
  const ofBuckets = keys.flatMap(key => aspects.map(aspect => `${key}.${aspect}`))
  const [titles, rows] =
    by === null
      ? [['hedge', 'at', 'state', ...keys, 'inRange'], records]
      : [['hedge', 'from', 'to', 'records', 'outOfRange', 'known', ...ofBuckets], buckets]
  return [{ kind: 'table', columns: titles.map(title => ({ title })), rows, only: ['csv'] }]
}

/** Without an exponent, which not every spreadsheet reads. */
const text = (value: number | null): string => (value === null ? '' : toText(decimal(String(value))))

const word = (value: Recorded['inRange']): string => (value === null ? '' : String(value))
