import type { Cell, Section, Span } from '../../domain/section.ts'
import { amount, feePercent, gain, percent, signed, usd } from '../words/numbers.ts'
import { rangeBar } from '../words/rangeBar.ts'
import { onlyToken, rangeSide } from '../words/rangeSide.ts'
import { left, right, shapedTable } from './shapedTable.ts'
import type { LpReport } from './types.ts'

/** Where each position stands, what it holds and what it has earned: three lines each, two, or one, as there is room. */
export const lpTable = (lps: readonly LpReport[]): Section[] =>
  shapedTable(lps, stacked(12), { wider: [oneLine, twoLines], narrower: [stacked(6)] })

const stacked = (bar: number) => [
  left<LpReport>('Position', lp => [`${nameOf(lp)}\n${poolOf(lp)}\n`, stateOf(lp)]),
  left<LpReport>('Range', lp => `${priceOf(lp)}\n${rangeOf(lp, bar)}\n${distances(lp)}`),
  right<LpReport>('Holds', lp => `${holds(lp).join('\n')}\n${usd(lp.valueUsd)}`),
  right<LpReport>('Fees', lp => `${fees(lp).join('\n')}\n${usd(lp.feesUsd)}`),
]

const twoLines = [
  left<LpReport>('Position', lp => `${nameOf(lp)}\n${poolOf(lp)}`),
  left<LpReport>('State', lp => [stateOf(lp), `\n${distances(lp)}`]),
  left<LpReport>('Range', lp => `${priceOf(lp)}\n${rangeOf(lp, 12)}`),
  right<LpReport>('Holds', lp => holds(lp).join('\n')),
  right<LpReport>('Fees', lp => fees(lp).join('\n')),
  right<LpReport>('Value, fees', lp => `${usd(lp.valueUsd)}\n${usd(lp.feesUsd)}`),
]

const oneLine = [
  left<LpReport>('Position', lp => `${nameOf(lp)} ${poolOf(lp)}`),
  left<LpReport>('State', lp => stateOf(lp)),
  left<LpReport>('Range', lp => rangeOf(lp, 12)),
  right<LpReport>('Price', lp => amount(lp.price)),
  left<LpReport>('Distance', distances),
  right<LpReport>('Holds', lp => holds(lp)[0]),
  right<LpReport>('and', lp => holds(lp)[1]),
  right<LpReport>('Value', lp => usd(lp.valueUsd)),
  right<LpReport>('Fees', lp => usd(lp.feesUsd)),
  right<LpReport>('IL', lp => gain(lp.impermanentLoss?.usd ?? null)),
  right<LpReport>('APR', lp => percent(lp.feeApr)),
]

const nameOf = (lp: LpReport): string => `#${lp.tokenId} ${lp.chain}`
const poolOf = (lp: LpReport): string => `${lp.token0.symbol}/${lp.token1.symbol} ${feePercent(lp.fee)}`
const priceOf = ({ price, priceQuote }: LpReport): string =>
  `${amount(price)} ${priceQuote.quoteSymbol} per ${priceQuote.baseSymbol}`

const stateOf = (lp: LpReport): Span =>
  lp.inRange ? { text: 'in range', tone: 'good' } : { text: `${rangeSide(lp)}: all ${onlyToken(lp)}`, tone: 'warn' }

function distances({ distanceToLower, distanceToUpper }: LpReport): string {
  return `${signed(percent(distanceToLower))} … ${signed(percent(distanceToUpper))}`
}

function rangeOf(lp: LpReport, width: number): string {
  const [low, high] = boundsOf(lp)
  return `${low} ${rangeBar(lp, width)} ${high}`
}

const holds = ({ amount0, amount1, token0, token1 }: LpReport): [Cell, Cell] => [
  `${amount(amount0)} ${token0.symbol}`,
  `${amount(amount1)} ${token1.symbol}`,
]

/** Principal that waits beside them is no fee, and said in an alert; without a history nobody can tell them apart. */
const fees = ({ fees: known, uncollectedFees0, uncollectedFees1 }: LpReport): string[] => [
  amount(known?.uncollected0 ?? uncollectedFees0),
  amount(known?.uncollected1 ?? uncollectedFees1),
]

/** Bounds at the end of the tick scale are no prices anyone thinks in. */
function boundsOf(lp: LpReport): [string, string] {
  const flipped = lp.priceQuote.base === 'token1'
  const open = [lp.tickLower <= -870_000, lp.tickUpper >= 870_000] as const
  const [low, high] = flipped ? [open[1], open[0]] : open
  return [low ? '0' : amount(lp.priceLower), high ? '∞' : amount(lp.priceUpper)]
}
