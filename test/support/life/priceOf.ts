import { type Fraction, fraction, over } from './fraction.ts'
import type { Ground } from './ground.ts'

/** Whole quotes for one whole base, by the pool's own price: exact. */
export function priceOf({ sides, base }: Pick<Ground, 'sides' | 'base'>, sqrtPriceX96: bigint): Fraction {
  const square = sqrtPriceX96 * sqrtPriceX96
  const ratio = fraction(square * 10n ** BigInt(sides[0].decimals), (10n ** BigInt(sides[1].decimals)) << 192n)
  return base === sides[0] ? ratio : over(fraction(1n), ratio)
}
