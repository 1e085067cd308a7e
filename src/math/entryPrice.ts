import { amount0Delta, amount1Delta } from './sqrtPriceMath.ts'
import { checkTickRange, maxSqrtRatio, minSqrtRatio, sqrtRatioAtTick } from './tickMath.ts'

/** One event of the position manager: what was paid in (increase) or came out (decrease), smallest units. */
export type LiquidityChange = {
  kind: 'increase' | 'decrease'
  liquidity: bigint
  amount0: bigint
  amount1: bigint
  tickLower: number
  tickUpper: number
}

/**
 * Sqrt prices (Q64.96), both ends included. Not `pinned`: it goes on to where the pool's prices end, since out of range, or
 * for next to no liquidity, the amounts are the same at every price.
 */
export type SqrtPriceInterval = { low: bigint; high: bigint; pinned: boolean }

/** A pool's price is below the ratio of the last tick. */
const highest = maxSqrtRatio - 1n

/**
 * Every integer sqrt price at which the pool would have computed exactly these amounts. An increase is amount0 =
 * ceil(ceil(L * 2^96 * (B - P) / B) / P) and amount1 = ceil(L * (P - A) / 2^96), a decrease the same rounded down, with P held
 * between the bounds A and B; the first never rises and the second never falls with P, so each amount is had on an
 * interval, found by bisection. The contract asks slot0's tick which side of a bound it is on, which after a swap down to
 * the bound itself is another tick than the price's: the amounts are the same. Inverts white paper 6.4.1.
 * RangeError when no price gives these amounts.
 */
export function entryPrice(change: LiquidityChange): SqrtPriceInterval {
  const { kind, liquidity, amount0, amount1, tickLower, tickUpper } = change
  checkTickRange(tickLower, tickUpper)
  const lower = sqrtRatioAtTick(tickLower)
  const upper = sqrtRatioAtTick(tickUpper)
  const held = (price: bigint) => (price < lower ? lower : price > upper ? upper : price)
  const token0 = (price: bigint) => amount0Delta(held(price), upper, liquidity, kind === 'increase')
  const token1 = (price: bigint) => amount1Delta(lower, held(price), liquidity, kind === 'increase')
  const low = larger(
    first(price => token0(price) <= amount0),
    first(price => token1(price) >= amount1),
  )
  const high = smaller(
    first(price => token0(price) < amount0),
    first(price => token1(price) > amount1),
  )
  if (low >= high) throw new RangeError(`no price gives ${amount0} and ${amount1} for liquidity ${liquidity}`)
  return { low, high: high - 1n, pinned: low > minSqrtRatio && high <= highest }
}

/** The lowest price from which on it holds; one above the highest where it never does. */
function first(holds: (price: bigint) => boolean): bigint {
  let low = minSqrtRatio
  let high = highest + 1n
  while (low < high) {
    const middle = (low + high) >> 1n
    if (holds(middle)) high = middle
    else low = middle + 1n
  }
  return low
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b)
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)
