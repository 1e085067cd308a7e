import type { DecimalPair } from './costBasis.ts'
import { add, type Decimal, divide, fromUnits, isZero, mul, sub } from './decimal.ts'
import type { TokenAmounts } from './liquidityAmounts.ts'

/** `holds` and `remaining` in smallest units; `remaining` as `costBasis` reduces it. */
export type LossInput = { holds: TokenAmounts; remaining: DecimalPair; sqrtPriceX96: bigint }

/**
 * What is held less the deposits that remain: by token in smallest units, in either token at the pool's price (40 significant
 * digits), and as a fraction of what holding would be worth; null where there is nothing to hold.
 */
export type ImpermanentLoss = {
  difference: DecimalPair
  inToken0: Decimal
  inToken1: Decimal
  fraction: Decimal | null
}

const significantDigits = 40
const Q192 = fromUnits(1n << 192n, 0)

/**
 * Value of the liquidity less that of holding, at one price P = sqrtPriceX96^2 / 2^192: (x - X) P + (y - Y). The value of liquidity
 * is concave in P with slope x, so it lies on or below the line through any of its deposits, and below their mean: never
 * positive, up to the wei by which mints round up and burns down. It is summed as an integer before it is divided, so its sign
 * is exact. At another price than the pool's, an oracle's say, neither would hold. White paper 6.4.1; own derivation.
 */
export function impermanentLoss({ holds, remaining, sqrtPriceX96 }: LossInput): ImpermanentLoss {
  const [remaining0, remaining1] = remaining
  const price = fromUnits(sqrtPriceX96 ** 2n, 0)
  const worth = (amount0: Decimal, amount1: Decimal) => add(mul(amount0, price), mul(amount1, Q192))
  const difference = [
    sub(fromUnits(holds.amount0, 0), remaining0),
    sub(fromUnits(holds.amount1, 0), remaining1),
  ] as const
  const loss = worth(...difference)
  const held = worth(remaining0, remaining1)
  return {
    difference,
    inToken0: divide(loss, price, significantDigits),
    inToken1: divide(loss, Q192, significantDigits),
    fraction: isZero(held) ? null : divide(loss, held, significantDigits),
  }
}
