import type { Gap } from '../../domain/read.ts'
import type { Past } from '../../domain/recorded.ts'
import type { Cell, Section, Tone } from '../../domain/section.ts'
import { usd } from '../words/numbers.ts'
import { accountLines } from './accountLines.ts'
import { exposureTable } from './exposureTable.ts'
import { foldedLines, inResult, notInResult, shownLps } from './foldedLps.ts'
import { lpTable } from './lpTable.ts'
import { perpTable } from './perpTable.ts'
import { resultLines } from './resultLines.ts'
import { trendLine } from './trendLine.ts'
import type { HedgeReport, StatusReport } from './types.ts'
import { stateMark, worstFirst } from './worstFirst.ts'

export function statusLayout(report: StatusReport, past: readonly Past[] = []): Section[] {
  if (report.hedges.length === 0 && report.gaps.length === 0) {
    return [
      {
        kind: 'lines',
        lines: ['No hedges yet. Add one: hedge add', 'Or look without storing: hedge status 0xYOURADDRESS'],
      },
    ]
  }
  return [
    ...worstFirst(report.hedges).flatMap(hedge => statusSections(hedge, trendLine(hedge, report.generatedAt, past))),
    ...totalsSection(report),
    ...gapsSection(report.gaps),
  ]
}

export const stateTone: Record<HedgeReport['state'], Tone> = {
  ok: 'good',
  warning: 'warn',
  critical: 'bad',
  unknown: 'warn',
}

function statusSections(hedge: HedgeReport, trend: string | null): Section[] {
  const results = resultLines(hedge, shownLps(hedge), trend)
  return [
    ...hedgeTables(hedge),
    ...(results.length === 0 ? [] : [{ kind: 'lines' as const, lines: results }]),
    {
      kind: 'lines',
      lines: [
        ...foldedLines(inResult(hedge), 'result is in the total'),
        ...foldedLines(notInResult(hedge)),
        ...hedgeLines(hedge),
      ],
    },
  ]
}

/** A hedge's name and state, and what is held on both venues. */
export function hedgeTables(hedge: HedgeReport): Section[] {
  return [
    {
      kind: 'title',
      text: [
        { text: hedge.name, tone: 'strong' },
        '  ',
        { text: `${stateMark[hedge.state]} ${hedge.state}`, tone: stateTone[hedge.state] },
      ],
    },
    ...lpTable(shownLps(hedge)),
    ...perpTable(hedge),
    ...exposureTable(hedge.exposure),
  ]
}

/** The account, and the alerts. */
export const hedgeLines = (hedge: HedgeReport): Cell[] => [...accountLines(hedge), ...alertLines(hedge)]

const alertTone: Record<'warning' | 'critical' | 'info', Tone> = { critical: 'bad', warning: 'warn', info: 'dim' }

export const alertLines = ({ alerts }: HedgeReport): Cell[] =>
  alerts.map(({ severity, message }) => [{ text: severity, tone: alertTone[severity] }, `: ${message}`])

function totalsSection({ hedges, totals }: StatusReport): Section[] {
  if (hedges.length < 2) return []
  const text = `value ${usd(totals.valueUsd)}, uncollected fees ${usd(totals.feesUsd)}, equity ${usd(totals.equityUsd)}, net exposure ${usd(totals.netDeltaUsd)}`
  return [{ kind: 'lines', lines: [[{ text: 'Total', tone: 'strong' }, `: ${text}`]] }]
}

export function gapsSection(gaps: readonly Gap[]): Section[] {
  if (gaps.length === 0) return []
  const lines = gaps.flatMap(({ source, message, hint }): Cell[] => [
    [{ text: 'not known', tone: 'warn' }, `: ${source}: ${message}`],
    { text: `           ${hint}`, tone: 'dim' },
  ])
  return [{ kind: 'lines', lines }]
}
