import { checkUint, divideRoundingUp } from './uint.ts'

/**
 * Token amounts between two sqrt prices (Q64.96, in either order) for one liquidity, in smallest units. The contract
 * rounds up what a person owes it (mint) and down what it owes (burn). White paper 6.2.1 and 6.4.1; SqrtPriceMath of
 * v3-sdk (MIT). RangeError for a sqrt price that is zero or beyond 160 bits, or a liquidity beyond 128.
 */

/**
 * token0: L * 2^96 * (B - A) / (A * B). The contract divides by one after the other and rounds each; rounded the same way
 * twice is rounded once, and one division costs half of two.
 */
export function amount0Delta(sqrtA: bigint, sqrtB: bigint, liquidity: bigint, roundUp: boolean): bigint {
  const numerator = (checkUint('liquidity', liquidity, 128) * gap(sqrtA, sqrtB)) << 96n
  const denominator = sqrtA * sqrtB
  return roundUp ? divideRoundingUp(numerator, denominator) : numerator / denominator
}

/** token1: L * (B - A) / 2^96. */
export function amount1Delta(sqrtA: bigint, sqrtB: bigint, liquidity: bigint, roundUp: boolean): bigint {
  const numerator = checkUint('liquidity', liquidity, 128) * gap(sqrtA, sqrtB)
  return roundUp ? divideRoundingUp(numerator, 1n << 96n) : numerator >> 96n
}

const tooHigh = 1n << 160n

function gap(a: bigint, b: bigint): bigint {
  if (a <= 0n || a >= tooHigh) throw new RangeError(`impossible sqrt price: ${a}`)
  if (b <= 0n || b >= tooHigh) throw new RangeError(`impossible sqrt price: ${b}`)
  return a < b ? b - a : a - b
}
