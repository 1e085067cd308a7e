import { checkTickRange, maxSqrtRatio, minSqrtRatio, sqrtRatioAtTick } from './tickMath.ts'
import { checkUint, divideRoundingUp } from './uint.ts'

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
 * interval, whose ends are those formulas solved for P. The contract asks slot0's tick which side of a bound it is on, which
 * after a swap down to the bound itself is another tick than the price's: the amounts are the same. Inverts white paper 6.4.1.
 * RangeError when no price gives these amounts.
 */
export function entryPrice(change: LiquidityChange): SqrtPriceInterval {
  const { kind, liquidity, amount0, amount1, tickLower, tickUpper } = change
  checkTickRange(tickLower, tickUpper)
  checkUint('liquidity', liquidity, 128)
  const bounds = { liquidity, lower: sqrtRatioAtTick(tickLower), upper: sqrtRatioAtTick(tickUpper) }
  const up = kind === 'increase'
  const low = larger(firstWith0(amount0, bounds, up), firstWith1(amount1, bounds, up))
  const high = smaller(firstWith0(amount0 - 1n, bounds, up), firstWith1(amount1 + 1n, bounds, up))
  if (low >= high) throw new RangeError(`no price gives ${amount0} and ${amount1} for liquidity ${liquidity}`)
  return { low, high: high - 1n, pinned: low > minSqrtRatio && high <= highest }
}

type Bounds = { liquidity: bigint; lower: bigint; upper: bigint }

/**
 * The lowest price from which on token0 is at most `amount`. With N = L * 2^96 and P within the bounds, rounded up that is
 * N (B - P) / B <= amount * P, rounded down N (B - P) / B < (amount + 1) * P: a whole number on the right side of each makes the
 * rounding of the left one no matter.
 */
function firstWith0(amount: bigint, { liquidity, lower, upper }: Bounds, up: boolean): bigint {
  if (amount < 0n) return never
  const product = (liquidity << 96n) * upper
  const sum = (liquidity << 96n) + (up ? amount : amount + 1n) * upper
  if (sum === 0n) return minSqrtRatio
  return within(up ? divideRoundingUp(product, sum) : product / sum + 1n, lower, upper)
}

/** The lowest price from which on token1 is at least `amount`: rounded up L (P - A) > (amount - 1) * 2^96, down >= amount * 2^96. */
function firstWith1(amount: bigint, { liquidity, lower, upper }: Bounds, up: boolean): bigint {
  if (amount <= 0n) return minSqrtRatio
  if (liquidity === 0n) return never
  const over = up ? ((amount - 1n) << 96n) / liquidity + 1n : divideRoundingUp(amount << 96n, liquidity)
  return within(lower + over, lower, upper)
}

/** Below its range a position is as at the lower bound, above as at the upper one. */
const within = (price: bigint, lower: bigint, upper: bigint): bigint =>
  price <= lower ? minSqrtRatio : price > upper ? never : price

const never = highest + 1n

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b)
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)
