import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amount0Delta, amount1Delta } from '../../src/math/sqrtPriceMath.ts'
import { maxSqrtRatio, minSqrtRatio } from '../../src/math/tickMath.ts'
import { describeVectors } from '../support/vectors.ts'
import { anyLiquidity } from './arbitraries.ts'

type DeltaVector = {
  fn: 'getAmount0Delta' | 'getAmount1Delta'
  sqrtA: string
  sqrtB: string
  L: string
  roundUp: boolean
  expected: string
}
type AmountsVector = { sqrtP: string; sqrtA: string; sqrtB: string; L: string; amount0: string; amount1: string }

describeVectors<{ sqrtPriceMath: DeltaVector[]; getAmountsForLiquidity: AmountsVector[] }>(
  'v3-amount-deltas.json',
  vectors => {
    test.each(vectors.sqrtPriceMath)('$fn, rounded up: $roundUp', ({ fn, sqrtA, sqrtB, L, roundUp, expected }) => {
      const delta = fn === 'getAmount0Delta' ? amount0Delta : amount1Delta
      expect(delta(BigInt(sqrtA), BigInt(sqrtB), BigInt(L), roundUp)).toBe(BigInt(expected))
      expect(delta(BigInt(sqrtB), BigInt(sqrtA), BigInt(L), roundUp)).toBe(BigInt(expected))
    })
    test.each(vectors.getAmountsForLiquidity)('amounts of $L at $sqrtP', vector => {
      const [p, a, b] = [BigInt(vector.sqrtP), BigInt(vector.sqrtA), BigInt(vector.sqrtB)]
      const price = p < a ? a : p > b ? b : p
      expect(amount0Delta(price, b, BigInt(vector.L), false)).toBe(BigInt(vector.amount0))
      expect(amount1Delta(a, price, BigInt(vector.L), false)).toBe(BigInt(vector.amount1))
    })
  },
)

const Q96 = 2n ** 96n

/*
 * By hand, between sqrt prices 1 and 2 (Q96 and 2*Q96): token0 = L (1/1 - 1/2) = L/2, token1 = L (2 - 1) = L.
 * Between 2 and 3: token0 = L (1/2 - 1/3) = L/6, token1 = L. Between 1 and 1 + 1/3 the upper price is not a whole Q96:
 * floor(4 * 2^96 / 3), so token1 of L = 3 is just below 1. Between 3 and 5 units of sqrt price, L = 1: token0 = 2^97 / 15
 * with remainder 2, all of it lost in the first division (2^97 / 5 leaves 2): both divisions must round up.
 */
test.each([
  { low: Q96, high: 2n * Q96, liquidity: 10n, floor: [5n, 10n], ceil: [5n, 10n] },
  { low: Q96, high: 2n * Q96, liquidity: 11n, floor: [5n, 11n], ceil: [6n, 11n] },
  { low: 2n * Q96, high: 3n * Q96, liquidity: 600n, floor: [100n, 600n], ceil: [100n, 600n] },
  { low: 2n * Q96, high: 3n * Q96, liquidity: 601n, floor: [100n, 601n], ceil: [101n, 601n] },
  { low: Q96, high: (4n * Q96) / 3n, liquidity: 3n, floor: [0n, 0n], ceil: [1n, 1n] },
  { low: 3n, high: 5n, liquidity: 1n, floor: [2n ** 97n / 15n, 0n], ceil: [2n ** 97n / 15n + 1n, 1n] },
  { low: Q96, high: Q96, liquidity: 10n ** 30n, floor: [0n, 0n], ceil: [0n, 0n] },
  { low: Q96, high: 2n * Q96, liquidity: 0n, floor: [0n, 0n], ceil: [0n, 0n] },
])('liquidity $liquidity from $low to $high', ({ low, high, liquidity, floor, ceil }) => {
  expect([amount0Delta(low, high, liquidity, false), amount1Delta(low, high, liquidity, false)]).toEqual(floor)
  expect([amount0Delta(low, high, liquidity, true), amount1Delta(low, high, liquidity, true)]).toEqual(ceil)
})

const anySqrt = fc.bigInt({ min: minSqrtRatio, max: maxSqrtRatio - 1n })

describe('laws', () => {
  test('both are the exact quotient rounded once: rounding twice the same way changes nothing', () => {
    fc.assert(
      fc.property(anySqrt, anySqrt, anyLiquidity, (a, b, liquidity) => {
        const gap = a < b ? b - a : a - b
        for (const [delta, numerator, denominator] of [
          [amount0Delta, liquidity * Q96 * gap, a * b],
          [amount1Delta, liquidity * gap, Q96],
        ] as const) {
          const down = delta(a, b, liquidity, false)
          const up = delta(a, b, liquidity, true)
          expect(down).toBe(numerator / denominator)
          expect(up).toBe(down + (numerator % denominator === 0n ? 0n : 1n))
        }
      }),
      // should it fail, shrinking two sqrt prices at once would go on for minutes
      { interruptAfterTimeLimit: 3000 },
    )
  })

  test('splitting a range loses at most the one wei rounded off', () => {
    fc.assert(
      fc.property(fc.tuple(anySqrt, anySqrt, anySqrt), anyLiquidity, (sqrts, liquidity) => {
        const [a, b, c] = sqrts.sort((x, y) => (x < y ? -1 : 1))
        for (const delta of [amount0Delta, amount1Delta]) {
          const whole = delta(a, c, liquidity, false)
          const parts = delta(a, b, liquidity, false) + delta(b, c, liquidity, false)
          expect(whole - parts).toBeGreaterThanOrEqual(0n)
          expect(whole - parts).toBeLessThanOrEqual(1n)
        }
      }),
    )
  })
})

test('impossible input is refused', () => {
  for (const delta of [amount0Delta, amount1Delta]) {
    for (const sqrt of [0n, -1n, 1n << 160n]) {
      expect(() => delta(sqrt, Q96, 1n, false)).toThrow(RangeError)
      expect(() => delta(Q96, sqrt, 1n, false)).toThrow(RangeError)
    }
    for (const liquidity of [-1n, 1n << 128n]) expect(() => delta(Q96, 2n * Q96, liquidity, true)).toThrow(RangeError)
  }
})
