import type { Cell } from '../../domain/section.ts'
import { noteLines } from '../words/noteLines.ts'
import { amount, gain, percent, places, signed, unknown } from '../words/numbers.ts'
import { gasNote } from './pnlReport.ts'
import type { CarryReport, EntryReport, HealthReport, PnlReport } from './resultTypes.ts'
import type { HedgeReport, LpReport } from './types.ts'

/**
 * What a hedge has earned and how it stands, a line each, with its reasons. Of a hedge without a past (an address with nothing
 * stored) only how it stands.
 */
export function resultLines({ pnl, carry, health }: HedgeReport, lps: readonly LpReport[]): Cell[] {
  const lines = [
    ...(pnl === null ? [] : [...lps.map(lpLine), ...pnlLines(pnl)]),
    ...(carry === null ? [] : [carryLine(carry)]),
    ...(health === null ? [] : [healthLine(health)]),
  ]
  const width = Math.max(0, ...lines.map(([label]) => label.length))
  return [
    ...lines.map(([label, text]): Cell => [{ text: label.padEnd(width), tone: 'strong' }, `  ${text}`]),
    ...noteLines([...(pnl?.notes ?? []), ...(carry?.notes ?? [])].filter(note => note !== gasNote)),
  ]
}

type Line = readonly [label: string, text: string]

const lpLine = ({ tokenId, impermanentLoss, fees, feeApr, entry }: LpReport): Line => [
  `#${tokenId}`,
  `IL ${gain(impermanentLoss?.usd ?? null)} (${signed(percent(impermanentLoss?.percent ?? null, 2))}), fees ${gain(fees?.lifetimeUsd ?? null)} (${percent(feeApr)}/y), entry ${entryText(entry)}`,
]

/** The entry price, and what says so where it is not the deposits themselves. */
export const entryText = (entry: EntryReport | null): string =>
  entry?.price == null ? unknown : `${amount(entry.price)}${entrySources[entry.priceSource ?? 'event']}`

const entrySources = {
  event: '',
  swap: ' (last swap)',
  flag: ' (--entry-price)',
  mixed: ' (partly of the last swap)',
} as const

function pnlLines({ benchmarks, since, sinceSource, roi, apr }: PnlReport): Line[] {
  const tokens = benchmarks.find(({ id }) => id === 'tokens')
  const of = (bucket: 'hedge' | 'funding' | 'costs') => gain(tokens?.buckets[bucket] ?? null)
  return [
    ['Hedge', `PnL ${of('hedge')}, funding ${of('funding')}, costs ${of('costs')}`],
    ['Total', `${gain(tokens?.totalUsd ?? null)} against holding the tokens, since ${sinceText(since, sinceSource)}`],
    ['', `ROI ${signed(percent(roi, 2))} (${signed(percent(apr))}/y)`],
  ]
}

const sinceSources = { flag: '--since', 'opening-fill': 'opening fill', added: 'when added' } as const

/** When the hedge began, and what says so. */
export const sinceText = (since: string | null, source: PnlReport['sinceSource']): string =>
  since === null ? unknown : `${since.slice(0, 10)}${source === null ? '' : ` (${sinceSources[source]})`}`

const carryLine = (carry: CarryReport): Line => [
  'Carry',
  `${gain(carry.totalPerDay)} a day: fees ${gain(carry.feesPerDay)}, funding ${gain(carry.fundingPerDay)}, rebalancing ${gain(carry.rebalancingPerDay)}`,
]

const healthLine = ({ score, weakest, parts }: HealthReport): Line => {
  const told = parts.find(({ id }) => id === weakest)
  const missing = parts.filter(part => part.applies && part.score === null)
  const why =
    score === null
      ? missing.map(part => `${part.id} is not known`)
      : told && told.score !== 100
        ? [`weakest: ${told.id} (${told.why})`]
        : []
  return ['Health', [score === null ? unknown : places(score, 0), ...why].join(', ')]
}
