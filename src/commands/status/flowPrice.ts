import type { LpEvent } from '../../domain/history.ts'
import { type Decimal, decimal } from '../../math/decimal.ts'
import { entryPrice } from '../../math/entryPrice.ts'
import { invert, priceAtSqrtRatio } from '../../math/price.ts'
import { maxSqrtRatio, minSqrtRatio } from '../../math/tickMath.ts'
import type { KnownLp } from './knownLp.ts'
import type { FlowReport } from './resultTypes.ts'

/** Quote per base. `low` and `high` bound it for certain; out of range one of them may be known while the price is not. */
export type FlowPrice = {
  price: Decimal | null
  low: Decimal | null
  high: Decimal | null
  source: FlowReport['priceSource']
}

/** What the user says holds whatever the chain says, and is certain of nothing. */
export const flagPrice = (price: string): FlowPrice => ({
  price: decimal(price),
  low: null,
  high: null,
  source: 'flag',
})

/**
 * The price at which liquidity was added or taken away: that of the amounts where they tell it (the middle of what they allow), else
 * the pool's last swap before. A swap at which the amounts could not have come about is not this event's and tells nothing.
 * RangeError when no price gives the amounts.
 */
export function flowPrice(event: LpEvent, lp: KnownLp): FlowPrice {
  if (event.kind === 'collect') throw new RangeError('a collect has no price')
  const { low, high, pinned } = entryPrice({
    kind: event.kind,
    liquidity: BigInt(event.liquidity),
    amount0: BigInt(event.amount0),
    amount1: BigInt(event.amount1),
    tickLower: lp.report.tickLower,
    tickUpper: lp.report.tickUpper,
  })
  if (pinned) return { ...pricesOf((low + high) / 2n, low, high, lp), source: 'event' }
  const swap = event.swapSqrtPriceX96 === null ? null : BigInt(event.swapSqrtPriceX96)
  if (swap !== null && low <= swap && swap <= high) return { ...pricesOf(swap, swap, swap, lp), source: 'swap' }
  return {
    ...pricesOf(null, low > minSqrtRatio ? low : null, high < maxSqrtRatio - 1n ? high : null, lp),
    source: null,
  }
}

type Sqrt = bigint | null

/** Prices in token0 turn around when inverted: the lowest becomes the highest. */
function pricesOf(middle: Sqrt, low: Sqrt, high: Sqrt, { report, decimals }: KnownLp): Omit<FlowPrice, 'source'> {
  const token1PerToken0 = (sqrt: Sqrt) => (sqrt === null ? null : priceAtSqrtRatio(sqrt, ...decimals))
  const inverted = (price: Decimal | null) => (price === null ? null : invert(price))
  const [price, from, to] = [token1PerToken0(middle), token1PerToken0(low), token1PerToken0(high)]
  return report.priceQuote.base === 'token0'
    ? { price, low: from, high: to }
    : { price: inverted(price), low: inverted(to), high: inverted(from) }
}
