import type { Cell, Section } from '../../domain/section.ts'
import { sinceText, totalAgainst } from '../status/resultLines.ts'
import type { BenchmarkReport, BucketName, CarryReport, PnlReport } from '../status/resultTypes.ts'
import { noteLines } from '../words/noteLines.ts'
import { gain, percent, places, signed, unknown, usd } from '../words/numbers.ts'

export const bucketTitles: readonly (readonly [BucketName, string])[] = [
  ['price', 'Price'],
  ['impermanentLoss', 'Impermanent loss'],
  ['fees', 'Fees of the LP'],
  ['hedge', 'PnL of the perps'],
  ['funding', 'Funding'],
  ['costs', 'Trading fees'],
]

/** Three benchmarks side by side; in each the parts add up to its total, before each is rounded to cents. */
export function pnlSections(pnl: PnlReport): Section[] {
  const { benchmarks, hedge, capitalUsd, roi, apr } = pnl
  const row = (title: Cell, of: (benchmark: BenchmarkReport) => number | null) => [
    title,
    ...benchmarks.map(each => gain(of(each))),
  ]
  return [
    {
      kind: 'table',
      columns: [
        { title: 'PnL against' },
        ...benchmarks.map(each => ({ title: benchmarkTitle(each), align: 'right' as const })),
      ],
      rows: [
        ...bucketTitles.map(([bucket, title]) => row(title, each => each.buckets[bucket])),
        row({ text: 'Total', tone: 'strong' }, each => each.totalUsd),
      ],
    },
    {
      kind: 'lines',
      lines: [
        `Since: ${sinceText(pnl)}`,
        `Perps: realised ${gain(hedge.realisedUsd)}, open ${gain(hedge.unrealisedUsd)}, funding ${gain(hedge.fundingUsd)}, trading fees ${gain(hedge.tradingFeesUsd)}`,
        `On a capital of ${usd(capitalUsd)}: ROI ${signed(percent(roi, 2))}, APR ${signed(percent(apr))}, both against dollars`,
        ...noteLines(pnl.notes),
      ],
    },
  ]
}

const benchmarkTitle = ({ id, asset }: BenchmarkReport): string =>
  id === 'tokens' ? 'holding the tokens' : id === 'usd' ? 'all in USD' : `all in ${asset ?? 'the base'}`

export function carrySections(carry: CarryReport, pnl: PnlReport | null): Section[] {
  const row = (title: Cell, perDay: number | null): Cell[] => [title, gain(perDay)]
  const told = Object.entries(carry.volatility).map(([asset, yearly]) => `${asset} ${percent(yearly)}`)
  return [
    {
      kind: 'table',
      columns: [{ title: 'Carry' }, { title: 'a day', align: 'right' }],
      rows: [
        row('Fees of the LP', carry.feesPerDay),
        row('Funding', carry.fundingPerDay),
        row('Rebalancing', carry.rebalancingPerDay),
        row({ text: 'Total', tone: 'strong' }, carry.totalPerDay),
      ],
    },
    {
      kind: 'lines',
      lines: [
        `Break-even against holding the tokens: ${breakEvenText(carry, pnl)}`,
        ...(told.length === 0 ? [] : [`Volatility of ${carry.volatilityDays} days, yearly: ${told.join(', ')}`]),
        ...noteLines(carry.notes),
      ],
    },
  ]
}

/** What is below zero and loses more each day never comes back: that is known. */
function breakEvenText({ breakEvenDays, totalPerDay }: CarryReport, pnl: PnlReport | null): string {
  if (breakEvenDays !== null) return `${places(breakEvenDays, 1)} days${breakEvenDays === 0 ? ', it is not below' : ''}`
  const total = totalAgainst('tokens', pnl?.benchmarks ?? [])?.totalUsd ?? null
  return total !== null && totalPerDay !== null ? 'never at this pace' : unknown
}
