import type { Section } from '../../domain/section.ts'
import { timePlot } from '../words/timePlot.ts'
import { columnsOf } from './columns.ts'
import type { Field } from './fields.ts'
import type { HedgeHistory, HistoryReport } from './types.ts'

const width = 60

/** One field over the window; times are those of its ends, UTC. */
export function plotSections(
  { records }: HedgeHistory,
  report: HistoryReport,
  { key, title, brief }: Field,
): Section[] {
  const columns = columnsOf(records, key, report, width)
  const [from, to] = [report.from, report.generatedAt].map(at => `${at.slice(0, 10)} ${at.slice(11, 16)}Z`)
  const ends = `${from}${(to ?? '').padStart(width - (from ?? '').length)}`
  const lines = timePlot(columns, brief.text, [ends])
  return [{ kind: 'lines', lines: lines.length === 0 ? [`${title}: not known of any record`] : [title, ...lines] }]
}
