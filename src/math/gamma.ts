import { type Decimal, divide, fromUnits, zero } from './decimal.ts'

/** `inRange` by slot0's tick: at the bounds themselves gamma jumps. */
export type GammaInput = {
  liquidity: bigint
  sqrtPriceX96: bigint
  inRange: boolean
  decimals0: number
  decimals1: number
}

const significantDigits = 30

/**
 * How each token's held amount changes with that token's own price in the other: whole tokens for one whole token of the other,
 * 30 significant digits. amount0 = L (1/sqrt(P) - 1/sqrt(B)) has the derivative -L/2 P^-1.5, and amount1 = L (sqrt(P) - sqrt(A)) that
 * of -L/2 P^1.5 to the inverted price 1/P; out of range both stand still. With d0 and d1 decimals, one smallest unit of price
 * is 10^(d1 - d0) whole ones, so the first is times 10^(d1 - 2 d0) and the second times 10^(d0 - 2 d1). White paper 6.2; own derivation.
 */
export function gamma({
  liquidity,
  sqrtPriceX96,
  inRange,
  decimals0,
  decimals1,
}: GammaInput): readonly [Decimal, Decimal] {
  if (!inRange) return [zero, zero]
  const cube = sqrtPriceX96 ** 3n
  return [
    half(-liquidity << 288n, cube, decimals1 - 2 * decimals0),
    half(-liquidity * cube, 1n << 288n, decimals0 - 2 * decimals1),
  ]
}

/** numerator / denominator / 2 * 10^exponent. */
function half(numerator: bigint, denominator: bigint, exponent: number): Decimal {
  const power = 10n ** BigInt(Math.abs(exponent))
  const [over, under] = exponent < 0 ? [1n, power] : [power, 1n]
  return divide(fromUnits(numerator * over, 0), fromUnits(2n * denominator * under, 0), significantDigits)
}
