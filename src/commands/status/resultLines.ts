import type { Cell } from '../../domain/section.ts'
import { noteLines } from '../words/noteLines.ts'
import { amount, gain, percent, places, signed, unknown, usd } from '../words/numbers.ts'
import { gasNote } from './pnlReport.ts'
import type {
  BenchmarkReport,
  BucketName,
  CarryReport,
  EntryReport,
  HealthReport,
  ImpermanentLossReport,
  PnlReport,
} from './resultTypes.ts'
import type { HedgeReport, LpReport } from './types.ts'

/**
 * What a hedge has earned and how it stands, a line each, with its reasons. The parts under `LP` and `Hedge` add up to the total
 * against holding, but for the rounding of each to cents; `shown` positions have a line of their own before. Of a hedge without a
 * past (an address with nothing stored) only how it stands.
 */
export function resultLines(
  { lps, pnl, carry, health }: HedgeReport,
  shown: readonly LpReport[],
  trend: string | null = null,
): Cell[] {
  const lines = [
    ...(pnl === null ? [] : [...shown.map(lpLine), ...pnlLines(pnl, lps.some(hasLocked))]),
    ...(carry === null ? [] : [carryLine(carry)]),
    ...(health === null ? [] : [healthLine(health)]),
    ...(trend === null ? [] : [['Trend', trend] as const]),
  ]
  const width = Math.max(0, ...lines.map(([label]) => label.length))
  return [
    ...lines.map(([label, text]): Cell => [{ text: label.padEnd(width), tone: 'strong' }, `  ${text}`]),
    ...noteLines([...(pnl?.notes ?? []), ...(carry?.notes ?? [])].filter(note => note !== gasNote)),
  ]
}

type Line = readonly [label: string, text: string]

const lpLine = (lp: LpReport): Line => [
  `#${lp.tokenId}`,
  [lossText(lp.impermanentLoss), ...lockedText(lp), feesText(lp), `entry ${entryText(lp.entry)}`].join(', '),
]

/** Per cent of the deposits that remain: of a position without any there is none. */
export function lossText(loss: ImpermanentLossReport | null): string {
  const share = loss !== null && loss.usd !== null && loss.percent === null
  return `IL ${gain(loss?.usd ?? null)}${share ? '' : ` (${signed(percent(loss?.percent ?? null, 2))})`}`
}

/** What withdrawals locked in, where that is anything; unknown where the rest is known and this is not. */
export const lockedText = (lp: LpReport): string[] =>
  hasLocked(lp) ? [`locked in ${gain(lp.impermanentLoss?.realised?.usd ?? null)}`] : []

const hasLocked = ({ impermanentLoss }: LpReport): boolean =>
  impermanentLoss !== null && isToShow(impermanentLoss.realised?.usd ?? null)

/** Not what prints as nothing. */
const isToShow = (value: number | null): boolean => value === null || usd(value) !== usd(0)

/** A yearly pace is told of what is still at work. */
export const feesText = ({ fees, feeApr, liquidity }: LpReport): string =>
  `fees ${gain(fees?.lifetimeUsd ?? null)}${feeApr === null && liquidity === '0' ? '' : ` (${percent(feeApr)}/y)`}`

/** The entry price, and what says so where it is not the deposits themselves. */
export const entryText = (entry: EntryReport | null): string =>
  entry?.price == null ? unknown : `${amount(entry.price)}${entrySources[entry.priceSource ?? 'event']}`

const entrySources = {
  event: '',
  swap: ' (last swap)',
  flag: ' (--entry-price)',
  mixed: ' (partly of the last swap)',
} as const

function pnlLines(pnl: PnlReport, locked: boolean): Line[] {
  const { benchmarks, roi, apr } = pnl
  const [tokens, dollars] = [totalAgainst('tokens', benchmarks), totalAgainst('usd', benchmarks)]
  const bucket = (name: BucketName) => tokens?.buckets[name] ?? null
  const of = (name: BucketName) => gain(bucket(name))
  const price = isToShow(bucket('price')) ? `, price ${of('price')}` : ''
  return [
    ['LP', `${locked ? 'IL and locked in' : 'IL'} ${of('impermanentLoss')}, fees ${of('fees')}${price}`],
    ['Hedge', `PnL ${of('hedge')}, funding ${of('funding')}, costs ${of('costs')}`],
    ['Total', `${gain(tokens?.totalUsd ?? null)} against holding the tokens`],
    [
      '',
      `${gain(dollars?.totalUsd ?? null)} against dollars: ROI ${signed(percent(roi, 2))}, APR ${signed(percent(apr))}`,
    ],
    ['Since', sinceText(pnl)],
  ]
}

export const totalAgainst = (id: BenchmarkReport['id'], benchmarks: readonly BenchmarkReport[]) =>
  benchmarks.find(each => each.id === id)

const sinceSources = { flag: '--since', 'opening-fill': 'opening fill', added: 'when added' } as const

/** From when on each leg counts, what says so of the perps, and how long the returns took. */
export function sinceText({ lpSince, since, sinceSource, days }: PnlReport): string {
  const source = sinceSource === null ? '' : ` (${sinceSources[sinceSource]})`
  return `LP ${dayOf(lpSince)}, perps ${dayOf(since)}${source}, returns over ${places(days, 1)} days`
}

const dayOf = (moment: string | null): string => moment?.slice(0, 10) ?? unknown

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
