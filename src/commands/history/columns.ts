import type { RecordedField } from '../../domain/recorded.ts'
import type { HedgeHistory, HistoryReport } from './types.ts'

/** The window in so many equal parts: what was known last in each, null where nothing was. */
export function columnsOf(
  records: HedgeHistory['records'],
  key: RecordedField,
  { from, generatedAt }: Pick<HistoryReport, 'from' | 'generatedAt'>,
  count: number,
): (number | null)[] {
  const columns = Array<number | null>(count).fill(null)
  const [begin, end] = [Date.parse(from), Date.parse(generatedAt)]
  for (const record of records) {
    const value = record[key]
    const place = Math.min(count - 1, Math.floor(((Date.parse(record.at) - begin) / (end - begin)) * count))
    if (value !== null) columns[place] = value
  }
  return columns
}
