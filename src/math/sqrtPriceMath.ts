import { checkUint, divideRoundingUp } from './uint.ts'

/**
 * Token amounts between two sqrt prices (Q64.96, in either order) for one liquidity, in smallest units. The contract
 * rounds up what a person owes it (mint) and down what it owes (burn). White paper 6.2.1 and 6.4.1; SqrtPriceMath of
 * v3-sdk (MIT). RangeError for a sqrt price that is zero or beyond 160 bits, or a liquidity beyond 128.
 */

/** token0: L * 2^96 * (B - A) / B / A, each of the two divisions rounded. */
export function amount0Delta(sqrtA: bigint, sqrtB: bigint, liquidity: bigint, roundUp: boolean): bigint {
  const [low, high] = ordered(sqrtA, sqrtB)
  const numerator = (checkUint('liquidity', liquidity, 128) << 96n) * (high - low)
  return roundUp ? divideRoundingUp(divideRoundingUp(numerator, high), low) : numerator / high / low
}

/** token1: L * (B - A) / 2^96. */
export function amount1Delta(sqrtA: bigint, sqrtB: bigint, liquidity: bigint, roundUp: boolean): bigint {
  const [low, high] = ordered(sqrtA, sqrtB)
  const numerator = checkUint('liquidity', liquidity, 128) * (high - low)
  return roundUp ? divideRoundingUp(numerator, 1n << 96n) : numerator >> 96n
}

function ordered(a: bigint, b: bigint): readonly [bigint, bigint] {
  for (const sqrt of [a, b]) {
    if (sqrt <= 0n || sqrt >> 160n !== 0n) throw new RangeError(`impossible sqrt price: ${sqrt}`)
  }
  return a <= b ? [a, b] : [b, a]
}
