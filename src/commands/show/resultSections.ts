import type { Cell, Section } from '../../domain/section.ts'
import { sinceText } from '../status/resultLines.ts'
import type { BenchmarkReport, BucketName, CarryReport, PnlReport } from '../status/resultTypes.ts'
import { noteLines } from '../words/noteLines.ts'
import { gain, percent, places, signed, unknown, usd } from '../words/numbers.ts'

const bucketTitles: readonly (readonly [BucketName, string])[] = [
  ['price', 'Price'],
  ['impermanentLoss', 'Impermanent loss'],
  ['fees', 'Fees of the LP'],
  ['hedge', 'PnL of the perps'],
  ['funding', 'Funding'],
  ['costs', 'Trading fees'],
]

/** Three benchmarks side by side; in each the parts add up to its total. */
export function pnlSections(pnl: PnlReport): Section[] {
  const { benchmarks, hedge, capitalUsd, days, roi, apr } = pnl
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
        `Hedged since ${sinceText(pnl.since, pnl.sinceSource)}, ${places(days, 1)} days`,
        `Perps: realised ${gain(hedge.realisedUsd)}, open ${gain(hedge.unrealisedUsd)}, funding ${gain(hedge.fundingUsd)}, trading fees ${gain(hedge.tradingFeesUsd)}`,
        `On a capital of ${usd(capitalUsd)}: ROI ${signed(percent(roi, 2))}, ${signed(percent(apr))}/y, both against dollars`,
        ...noteLines(pnl.notes),
      ],
    },
  ]
}

const benchmarkTitle = ({ id, asset }: BenchmarkReport): string =>
  id === 'tokens' ? 'holding the tokens' : id === 'usd' ? 'all in USD' : `all in ${asset ?? 'the base'}`

export function carrySections(carry: CarryReport): Section[] {
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
        `Break-even against holding the tokens: ${breakEvenText(carry.breakEvenDays)}`,
        ...(told.length === 0 ? [] : [`Volatility of ${carry.volatilityDays} days, yearly: ${told.join(', ')}`]),
        ...noteLines(carry.notes),
      ],
    },
  ]
}

const breakEvenText = (days: number | null): string =>
  days === null ? unknown : `${places(days, 1)} days${days === 0 ? ', it is not below' : ''}`
