import type { Section } from '../../domain/section.ts'
import { fittedPlot } from '../words/fittedPlot.ts'
import { timePlot } from '../words/timePlot.ts'
import { columnsOf } from './columns.ts'
import type { Field } from './fields.ts'
import type { HedgeHistory, HistoryReport } from './types.ts'

/** One field over the window; times are those of its ends, UTC. */
export function plotSections(
  { records }: HedgeHistory,
  report: HistoryReport,
  { key, title, brief }: Field,
): Section[] {
  if (!records.some(record => record[key] !== null)) {
    return [{ kind: 'lines', lines: [`${title}: not known of any record`] }]
  }
  const [from, to] = [report.from, report.generatedAt].map(at => `${at.slice(0, 10)} ${at.slice(11, 16)}Z`) as [
    string,
    string,
  ]
  const ends = (grid: number) =>
    grid > from.length + to.length ? [from + to.padStart(grid - from.length)] : [from, to.padStart(grid)]
  const draw = (columns: number) =>
    fittedPlot(columns, grid => timePlot(columnsOf(records, key, report, grid), brief.text, ends(grid)))
  return [{ kind: 'plot', draw: columns => [title, ...draw(columns)] }]
}
