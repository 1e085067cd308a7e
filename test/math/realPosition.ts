import { type Decimal, fromUnits } from '../../src/math/decimal.ts'
import type { TokenAmounts } from '../../src/math/liquidityAmounts.ts'
import { amount0Delta, amount1Delta } from '../../src/math/sqrtPriceMath.ts'
import { squareRoot } from '../../src/math/squareRoot.ts'

/*
 * Positions at prices that are no ticks, for tables in real numbers: both tokens have 18 decimals, prices are decimal text,
 * liquidity is in whole tokens.
 */
const unit = 10n ** 18n

/** sqrt(price) * 2^96, rounded down; `price` exact to 18 places. */
export const sqrtOf = (price: number | string): bigint => squareRoot((eighteen(price) << 192n) / unit)

/** To 18 places; of a number, the digits that it prints. */
export const eighteen = (value: number | string): bigint => {
  const [whole = '0', fraction = ''] = String(value).split('.')
  return BigInt(whole + fraction.padEnd(18, '0').slice(0, 18))
}

export function amountsAt(
  price: number | string,
  [low, high]: readonly [number | string, number | string],
  liquidity: bigint,
): TokenAmounts {
  const [lower, upper, now] = [sqrtOf(low), sqrtOf(high), sqrtOf(price)]
  const held = now < lower ? lower : smaller(now, upper)
  return {
    amount0: amount0Delta(held, upper, liquidity, false),
    amount1: amount1Delta(lower, held, liquidity, false),
  }
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)

export const asDecimals = ({ amount0, amount1 }: TokenAmounts): readonly [Decimal, Decimal] => [
  fromUnits(amount0, 0),
  fromUnits(amount1, 0),
]
