import { type Decimal, divide, fromUnits, one, sign, sub, toNumber } from './decimal.ts'
import { maxSqrtRatio, minSqrtRatio, sqrtRatioAtTick } from './tickMath.ts'

const significantDigits = 30

/**
 * Token1 per token0, in whole tokens: (sqrtPriceX96 / 2^96)^2 * 10^(decimals0 - decimals1), the exact rational rounded half
 * to even to 30 significant digits. White paper 6.1. RangeError outside [minSqrtRatio, maxSqrtRatio] and for decimals
 * that are not a uint8.
 */
export function priceAtSqrtRatio(sqrtPriceX96: bigint, decimals0: number, decimals1: number): Decimal {
  if (sqrtPriceX96 < minSqrtRatio || sqrtPriceX96 > maxSqrtRatio) {
    throw new RangeError(`sqrt price outside the pool's range: ${sqrtPriceX96}`)
  }
  const numerator = sqrtPriceX96 ** 2n * unitsPerToken(decimals0)
  const denominator = unitsPerToken(decimals1) << 192n
  return divide(fromUnits(numerator, 0), fromUnits(denominator, 0), significantDigits)
}

/** The price at which a range bound stands: that of the tick's own sqrt ratio, as the pool has it. */
export const priceAtTick = (tick: number, decimals0: number, decimals1: number): Decimal =>
  priceAtSqrtRatio(sqrtRatioAtTick(tick), decimals0, decimals1)

/** Token0 per token1, half to even to 30 significant digits. RangeError unless the price is above zero. */
export const invert = (price: Decimal): Decimal => divide(one, positive(price), significantDigits)

/** How far `to` stands from `from`, as a signed fraction of `from`: -0.1 is ten percent below. */
export const distance = (from: Decimal, to: Decimal): number =>
  toNumber(divide(sub(to, from), positive(from), significantDigits))

function positive(price: Decimal): Decimal {
  if (sign(price) <= 0) throw new RangeError('a price must be above zero')
  return price
}

function unitsPerToken(decimals: number): bigint {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 255) {
    throw new RangeError(`impossible token decimals: ${decimals}`)
  }
  return 10n ** BigInt(decimals)
}
