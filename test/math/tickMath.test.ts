import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isAtTick,
  maxSqrtRatio,
  maxTick,
  minSqrtRatio,
  minTick,
  sqrtRatioAtTick,
  tickAtSqrtRatio,
} from '../../src/math/tickMath.ts'
import { describeVectors } from '../support/vectors.ts'
import { anySlot0, anyTick, slot0In } from './arbitraries.ts'
import { squareRoot } from './squareRoot.ts'

type TickVectors = {
  getSqrtRatioAtTick: { tick: number; sqrtRatioX96: string }[]
  getTickAtSqrtRatio: { label: string; tick: number }[]
  MIN_TICK: number
  MAX_TICK: number
  MIN_SQRT_RATIO: string
  MAX_SQRT_RATIO: string
}

describeVectors<TickVectors>('v3core-tickmath.json', vectors => {
  test.each(vectors.getSqrtRatioAtTick)('sqrt ratio at $tick', ({ tick, sqrtRatioX96 }) => {
    expect(sqrtRatioAtTick(tick)).toBe(BigInt(sqrtRatioX96))
  })
  test.each(vectors.getTickAtSqrtRatio)('tick at $label', ({ label, tick }) => {
    expect(tickAtSqrtRatio(BigInt(label))).toBe(tick)
  })
  test('bounds', () => {
    expect([minTick, maxTick]).toEqual([Number(vectors.MIN_TICK), Number(vectors.MAX_TICK)])
    expect([minSqrtRatio, maxSqrtRatio]).toEqual([BigInt(vectors.MIN_SQRT_RATIO), BigInt(vectors.MAX_SQRT_RATIO)])
  })
})

const precision = 640n

/** sqrt(1.0001^tick) * 2^precision by repeated squaring in wide fixed point: right to far more than 160 bits. */
function wideSqrtRatio(tick: number): bigint {
  const scale = 1n << precision
  const [up, down] = tick < 0 ? [10000n, 10001n] : [10001n, 10000n]
  let base = squareRoot((scale * scale * up) / down)
  let result = scale
  for (let rest = Math.abs(tick); rest > 0; rest >>= 1) {
    if (rest & 1) result = (result * base) >> precision
    base = (base * base) >> precision
  }
  return result
}

describe('sqrtRatioAtTick', () => {
  test('the bounds are the ratios of the bound ticks', () => {
    expect(sqrtRatioAtTick(minTick)).toBe(minSqrtRatio)
    expect(sqrtRatioAtTick(maxTick)).toBe(maxSqrtRatio)
    expect(sqrtRatioAtTick(0)).toBe(1n << 96n)
  })

  test('every digit is that of a product of twenty factors, each the nearest integer to its power of 1.0001', () => {
    const factors = Array.from({ length: 20 }, (_, power) => {
      const wide = wideSqrtRatio(-(2 ** power))
      return (wide + (1n << (precision - 129n))) >> (precision - 128n)
    })
    fc.assert(
      fc.property(anyTick, tick => {
        const chosen = factors.filter((_, power) => Math.abs(tick) & (2 ** power))
        const product = chosen.reduce((ratio, factor) => (ratio * factor) / 2n ** 128n, 2n ** 128n)
        const ratio = tick > 0 ? (2n ** 256n - 1n) / product : product
        expect(sqrtRatioAtTick(tick)).toBe((ratio + 2n ** 32n - 1n) / 2n ** 32n)
      }),
      { numRuns: 300 },
    )
  })

  test('is sqrt(1.0001^tick) to one unit of Q64.96 and one part in 2^56', () => {
    fc.assert(
      fc.property(anyTick, tick => {
        const truth = wideSqrtRatio(tick) >> (precision - 96n)
        const error = sqrtRatioAtTick(tick) - truth
        expect(error < 0n ? -error : error).toBeLessThanOrEqual(1n + (truth >> 56n))
      }),
    )
  })

  test('a ratio asked for again, or after thousands of others, is the same', () => {
    const ticks = Array.from({ length: 12_000 }, (_, n) => n - 6_000)
    const first = ticks.map(sqrtRatioAtTick)
    expect(ticks.map(sqrtRatioAtTick)).toEqual(first)
    expect(first[6_000]).toBe(1n << 96n)
    expect(new Set(first).size).toBe(ticks.length)
  })

  test('rises with the tick', () => {
    fc.assert(
      fc.property(fc.integer({ min: minTick, max: maxTick - 1 }), tick => {
        expect(sqrtRatioAtTick(tick + 1)).toBeGreaterThan(sqrtRatioAtTick(tick))
      }),
    )
  })

  test.each([minTick - 1, maxTick + 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('tick %d is refused', tick => {
    expect(() => sqrtRatioAtTick(tick)).toThrow(RangeError)
  })
})

describe('tickAtSqrtRatio', () => {
  test('is the floor: the tick of its own ratio, and of everything up to the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: minTick, max: maxTick - 1 }), tick => {
        expect(tickAtSqrtRatio(sqrtRatioAtTick(tick))).toBe(tick)
        expect(tickAtSqrtRatio(sqrtRatioAtTick(tick + 1) - 1n)).toBe(tick)
      }),
    )
    fc.assert(
      fc.property(anySlot0, ({ tick, sqrtPriceX96 }) => {
        expect(tickAtSqrtRatio(sqrtPriceX96)).toBe(tick)
      }),
    )
  })

  test('the ends of the range', () => {
    expect(tickAtSqrtRatio(minSqrtRatio)).toBe(minTick)
    expect(tickAtSqrtRatio(maxSqrtRatio - 1n)).toBe(maxTick - 1)
    for (const outside of [0n, -1n, minSqrtRatio - 1n, maxSqrtRatio, 1n << 160n]) {
      expect(() => tickAtSqrtRatio(outside)).toThrow(RangeError)
    }
  })
})

describe('isAtTick', () => {
  const lowest = fc.integer({ min: minTick, max: minTick + 3 })
  const anyOpen = fc.oneof(lowest, fc.integer({ min: minTick, max: maxTick - 1 }))

  test("from a tick's own ratio to the next one's, and not a unit further", () => {
    fc.assert(
      fc.property(anyOpen, tick => {
        const [low, high] = [sqrtRatioAtTick(tick), sqrtRatioAtTick(tick + 1)]
        const at = [low - 1n, low, low + 1n, (low + high) / 2n, high - 1n, high, high + 1n]
        expect(at.map(price => isAtTick(price, tick))).toEqual([false, true, true, true, true, true, false])
      }),
    )
  })

  test('wherever a price lies in its tick, and never beside it', () => {
    fc.assert(
      fc.property(slot0In(minTick + 50, maxTick - 51), fc.integer({ min: 2, max: 50 }), (slot0, beside) => {
        const { tick, sqrtPriceX96 } = slot0
        expect([-beside, 0, beside].map(by => isAtTick(sqrtPriceX96, tick + by))).toEqual([false, true, false])
      }),
    )
  })

  test.each([minTick - 1, maxTick, 0.5])('no price is asked of tick %d', tick => {
    expect(() => isAtTick(1n << 96n, tick)).toThrow(RangeError)
  })
})
