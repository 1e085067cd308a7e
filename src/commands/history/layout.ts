import type { Cell, Section, Span } from '../../domain/section.ts'
import { percent } from '../words/numbers.ts'
import { sparkline } from '../words/sparkline.ts'
import { bucketSection } from './bucketSection.ts'
import { columnsOf } from './columns.ts'
import { csvSections } from './csvSections.ts'
import { type Field, fields } from './fields.ts'
import { plotSections } from './plotSections.ts'
import type { HedgeHistory, HistoryReport } from './types.ts'

const sparks = 20

export function historyLayout(report: HistoryReport): Section[] {
  const { hedges, gaps } = report
  const field = fields.find(({ key }) => key === report.field) ?? null
  const lines = gaps.map(({ source, message, hint }) => `${source}: ${message}; ${hint}`)
  const shown = hedges.flatMap(hedge => hedgeSections(hedge, report, field))
  const none: Section[] = hedges.length === 0 && gaps.length === 0 ? [told('No hedges yet. Add one: hedge add')] : []
  return [
    ...csvSections(report),
    ...[...shown, ...none].map((section): Section => ({ ...section, only: ['table', 'markdown'] })),
    ...(lines.length === 0 ? [] : [{ kind: 'lines' as const, lines }]),
  ]
}

const told = (line: string): Section => ({ kind: 'lines', lines: [line] })

function hedgeSections(hedge: HedgeHistory, report: HistoryReport, field: Field | null): Section[] {
  const { name, records, later } = hedge
  const { by } = report
  const span = report.days === 1 ? 'the last day' : `the last ${report.days} days`
  const title: Section = {
    kind: 'title',
    text: [{ text: name, tone: 'strong' }, `  ${countOf(records.length)} in ${span}`],
  }
  if (records.length === 0) {
    return [
      title,
      told('Nothing recorded yet: hedge status and hedge check record what they see.'),
      ...laterLines(later),
    ]
  }
  const tables = field === null ? [overview(hedge, report)] : plotSections(hedge, report, field)
  return [
    title,
    ...(field === null && by !== null ? [] : tables),
    ...(field === null && by === null ? [] : [bucketSection(hedge, report, field)]),
    {
      kind: 'lines',
      lines: [...rangeLines(hedge), ...gapLines(hedge), ...laterLines(later).flatMap(section => section.lines)],
    },
  ]
}

const countOf = (count: number): string => (count === 1 ? '1 record' : `${count} records`)

/** Every field on a line of its own; what is not known of any record is not shown. */
function overview({ records, summary }: HedgeHistory, report: HistoryReport): Section {
  return {
    kind: 'table',
    columns: [
      { title: '' },
      { title: 'Last', align: 'right' },
      { title: 'Min', align: 'right' },
      { title: 'Max', align: 'right' },
      { title: 'Change', align: 'right' },
      { title: 'Over time' },
    ],
    rows: fields.map(({ key, title, text, change }) => {
      const its = summary[key]
      return [
        title,
        text(its.last),
        text(its.min),
        text(its.max),
        change(its.change),
        sparkline(columnsOf(records, key, report, sparks)),
      ]
    }),
  }
}

function rangeLines({ range: { outOfRange, known } }: HedgeHistory): Cell[] {
  if (outOfRange === null) return ['In range: not known of any time']
  const of = known > 0.995 ? 'of the time' : `of the ${percent(known, 0)} of the time of which it is known`
  return [`Out of range: ${percent(outOfRange)} ${of}`]
}

const most = 5

function gapLines({ unrecorded }: HedgeHistory): Cell[] {
  const shown = unrecorded.slice(-most)
  const left = unrecorded.length - shown.length
  return [
    ...(left === 0 ? [] : [`${left} earlier gap${left === 1 ? '' : 's'} in the recording`]),
    ...shown.map(({ from, to }): Cell => ['Nothing recorded: ', moment(from), ' – ', moment(to)]),
  ]
}

const laterLines = (later: number): Extract<Section, { kind: 'lines' }>[] =>
  later === 0
    ? []
    : [{ kind: 'lines', lines: [`${countOf(later)} of a time that has not come yet: the clock was set back`] }]

const moment = (at: string): Span => ({ text: `${at.slice(0, 19)}Z`, tone: 'dim', moment: true })
