import type { Chart } from '../../domain/chart.ts'
import type { Block, Part } from '../../domain/page.ts'
import type { Cell } from '../../domain/section.ts'
import { fields } from '../history/fields.ts'
import { ladderSections } from '../show/ladderSections.ts'
import { positionSections } from '../show/positionSections.ts'
import { carrySections, pnlSections } from '../show/resultSections.ts'
import { healthSections, riskSections } from '../show/riskSections.ts'
import { accountLines } from '../status/accountLines.ts'
import { foldedLines, inResult, notInResult, shownLps } from '../status/foldedLps.ts'
import { alertLines, gapsSection, hedgeTables, stateTone } from '../status/layout.ts'
import { unknown } from '../words/numbers.ts'
import { payoffChart } from './payoffChart.ts'
import { pnlChart } from './pnlChart.ts'
import { rangeChart } from './rangeChart.ts'
import { timeChart } from './timeChart.ts'
import type { ReportedHedge, WholeReport } from './types.ts'

/** One hedge: what is wrong, what is not known, drawn, and then in full as `hedge show` has it. */
export function hedgePart(reported: ReportedHedge, report: WholeReport): Part {
  const { hedge, ladder } = reported
  const lps = shownLps(hedge)
  const folded = [...foldedLines(inResult(hedge), 'result is in the total'), ...foldedLines(notInResult(hedge))]
  const { charts, missing } = chartsOf(reported, report)
  return {
    title: hedge.name,
    mark: { text: hedge.state, tone: stateTone[hedge.state] },
    blocks: [
      { kind: 'lines', lines: [...alertLines(hedge), ...accountLines(hedge), ...folded] },
      ...gapsSection(hedge.gaps),
      { kind: 'charts', charts },
      { kind: 'lines', lines: missing },
      ...hedgeTables(hedge).filter(({ kind }) => kind !== 'title'),
      ...(hedge.pnl === null ? unknownPart('PnL') : pnlSections(hedge.pnl)),
      ...(hedge.carry === null ? unknownPart('Carry') : carrySections(hedge.carry, hedge.pnl)),
      ...riskSections(hedge, ladder),
      ...(hedge.health === null ? unknownPart('Health') : healthSections(hedge.health)),
      ...lps.map(
        (lp): Block => ({ kind: 'folded', title: `Position #${lp.tokenId} in full`, blocks: positionSections(lp) }),
      ),
      // Without its curve: that is drawn above.
      ...ladder.map(
        (each): Block => ({
          kind: 'folded',
          title: `Price ladder of ${each.asset}`,
          blocks: ladderSections({ ...each, payoff: [] }),
        }),
      ),
    ],
  }
}

const unknownPart = (what: string): Block[] => [
  { kind: 'lines', lines: [`${what}: ${unknown}, ${what === 'Health' ? 'its parts are' : 'its past is'} not known`] },
]

/** What cannot be drawn is said, and why. */
function chartsOf({ hedge, ladder, history }: ReportedHedge, { from, generatedAt, source, days }: WholeReport) {
  const charts: Chart[] = []
  const missing: Cell[] = []
  const take = (chart: Chart | null, what: string, why: string) => {
    if (chart === null) missing.push({ text: `${what}: ${unknown}, ${why}`, tone: 'dim' })
    else charts.push(chart)
  }
  take(rangeChart(shownLps(hedge)), 'Price in range', 'no open position is known')
  for (const each of ladder) take(payoffChart(each), `Payoff of ${each.asset}`, 'a leg or its price is not known')
  take(pnlChart(hedge.pnl), 'PnL', 'its past is not known')
  const noHistory = source === 'saved' ? 'a snapshot holds no recorded history' : 'no recorded history could be read'
  const none =
    history === null ? noHistory : `nothing known was recorded in the last ${days === 1 ? 'day' : `${days} days`}`
  for (const field of fields.filter(({ name }) => name === 'value' || name === 'net-delta')) {
    const isDelta = field.name === 'net-delta'
    const shape = { from, to: generatedAt, hue: isDelta ? 'net' : 'lp', zero: isDelta } as const
    take(history && timeChart(history, field, shape), `${field.title} over time`, none)
  }
  return { charts, missing }
}
