import type { Part, Tile } from '../../domain/page.ts'
import type { Cell, Section } from '../../domain/section.ts'
import { isWrong } from '../audit/summaryOf.ts'
import { stateTone } from '../status/layout.ts'
import { gain, places, unknown, usd } from '../words/numbers.ts'
import { recordedOf } from '../words/recordedOf.ts'
import type { ReportedHedge, WholeReport } from './types.ts'

/** What all of it is worth and how each hedge stands, the worst first. */
export function summaryPart(report: WholeReport, hedges: readonly ReportedHedge[]): Part {
  if (hedges.length === 0) {
    const none = report.gaps.length === 0 ? 'There are no hedges yet: hedge add' : `Hedges: ${unknown}`
    return { title: 'Summary', mark: null, blocks: [{ kind: 'lines', lines: [none] }] }
  }
  return {
    title: 'Summary',
    mark: null,
    blocks: [{ kind: 'tiles', tiles: tilesOf(report) }, hedgesTable(report, hedges)],
  }
}

function tilesOf({ totals, hedges, audit }: WholeReport): Tile[] {
  const tile = (label: string, value: number | null, text: (value: number | null) => string, told: string): Tile => ({
    label,
    text: text(value),
    why: value === null ? 'a part of it is not known: see the end' : told,
  })
  const several = hedges.length > 1 ? `of ${hedges.length} hedges, what they share once` : ''
  return [
    tile('In the LP', totals.valueUsd, usd, several),
    tile('Uncollected fees', totals.feesUsd, usd, several),
    tile('Equity', totals.equityUsd, usd, 'of the accounts, whatever else is in them'),
    tile('Net exposure', totals.netDeltaUsd, gain, 'LP, perps and spot together'),
    ...(audit === null ? [] : [auditTile(audit)]),
  ]
}

function auditTile({ summary, findings }: NonNullable<WholeReport['audit']>): Tile {
  const { worst, unknown: unread } = summary
  const text: Cell =
    worst === null
      ? { text: unread > 0 ? unknown : 'nothing wrong', tone: unread > 0 ? 'warn' : 'good' }
      : { text: worst, tone: worst === 'critical' || worst === 'high' ? 'bad' : 'warn' }
  const found = `${findings.filter(isWrong).length} found`
  return { label: 'Audit, worst', text, why: unread > 0 ? `${found}, ${unread} not known` : found }
}

function hedgesTable({ generatedAt }: WholeReport, hedges: readonly ReportedHedge[]): Section {
  const right = (title: string) => ({ title, align: 'right' as const })
  return {
    kind: 'table',
    columns: [
      { title: 'Hedge' },
      { title: 'State' },
      ...['LP value', 'Fees waiting', 'Net exposure', 'PnL', 'Health', 'Alerts'].map(right),
    ],
    rows: hedges.map(({ hedge }) => {
      // The same numbers that the history keeps: none of a hedge that a leg is missing of.
      const its = recordedOf(hedge, generatedAt)
      return [
        { text: hedge.name, tone: 'strong' },
        { text: hedge.state, tone: stateTone[hedge.state] },
        usd(its.valueUsd),
        usd(its.feesUsd),
        gain(its.netDeltaUsd),
        gain(its.pnlUsd),
        places(its.health, 0),
        `${hedge.alerts.filter(({ severity }) => severity !== 'info').length}`,
      ]
    }),
  }
}
