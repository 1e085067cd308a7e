import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entryPrice } from '../../src/math/entryPrice.ts'
import { amountsOf, mintAmountsOf } from '../../src/math/liquidityAmounts.ts'
import {
  maxSqrtRatio,
  maxTick,
  minSqrtRatio,
  minTick,
  sqrtRatioAtTick,
  tickAtSqrtRatio,
} from '../../src/math/tickMath.ts'
import { anyLiquidity, anyRange, slot0Near } from './arbitraries.ts'

const kinds = ['increase', 'decrease'] as const
type Kind = (typeof kinds)[number]
type Range = { tickLower: number; tickUpper: number; liquidity: bigint }

const amountsAt = (kind: Kind, range: Range, sqrtPriceX96: bigint) => {
  const at = { ...range, sqrtPriceX96, tick: tickAtSqrtRatio(sqrtPriceX96) }
  return kind === 'increase' ? mintAmountsOf(at) : amountsOf(at)
}

const intervalAt = (kind: Kind, range: Range, sqrtPriceX96: bigint) =>
  entryPrice({ kind, ...range, ...amountsAt(kind, range, sqrtPriceX96) })

const rangeAndPrice = anyRange.chain(range => fc.tuple(fc.constant(range), slot0Near(range)))

describe.each(kinds)('the interval of one %s', kind => {
  test('holds the price, gives the same amounts at both ends, and others one beyond', () => {
    fc.assert(
      fc.property(rangeAndPrice, anyLiquidity, ([range, { sqrtPriceX96 }], liquidity) => {
        const position = { ...range, liquidity }
        const amounts = amountsAt(kind, position, sqrtPriceX96)
        const { low, high, pinned } = entryPrice({ kind, ...position, ...amounts })
        expect(low <= sqrtPriceX96 && sqrtPriceX96 <= high).toBe(true)
        for (const end of [low, high]) expect(amountsAt(kind, position, end)).toEqual(amounts)
        if (low > minSqrtRatio) expect(amountsAt(kind, position, low - 1n)).not.toEqual(amounts)
        if (high < maxSqrtRatio - 1n) expect(amountsAt(kind, position, high + 1n)).not.toEqual(amounts)
        expect(pinned).toBe(low > minSqrtRatio && high < maxSqrtRatio - 1n)
      }),
      { numRuns: 150 },
    )
  })

  test('ends where the pool ends when the range is off the price', () => {
    const range = { tickLower: -600, tickUpper: 600, liquidity: 10n ** 18n }
    const lower = sqrtRatioAtTick(-600)
    const upper = sqrtRatioAtTick(600)
    const below = intervalAt(kind, range, lower - 10n ** 20n)
    expect(below).toMatchObject({ low: minSqrtRatio, pinned: false })
    expect(below.high).toBeGreaterThanOrEqual(lower)
    const above = intervalAt(kind, range, upper + 10n ** 20n)
    expect(above).toMatchObject({ high: maxSqrtRatio - 1n, pinned: false })
    expect(above.low).toBeLessThanOrEqual(upper)
  })

  test('is as narrow as the virtual reserves say: 1 / max(L / s, L s), to a few units', () => {
    // 18 and 6 decimals around 3000, so the larger reserve is that of token0: L / s
    const range = { tickLower: -198_000, tickUpper: -194_000, liquidity: 10n ** 18n }
    const sqrtPriceX96 = sqrtRatioAtTick(-196_257) + 12_345n
    const { low, high, pinned } = intervalAt(kind, range, sqrtPriceX96)
    const virtual0 = (range.liquidity << 96n) / sqrtPriceX96
    expect(pinned).toBe(true)
    expect((high - low) * virtual0).toBeLessThanOrEqual(3n * sqrtPriceX96)
  })

  test.each([-60, 60])('at the bound %i reached from above, slot0 one tick lower, holds the bound', tick => {
    const range = { tickLower: -60, tickUpper: 60, liquidity: 10n ** 15n }
    const sqrtPriceX96 = sqrtRatioAtTick(tick)
    const at = { ...range, sqrtPriceX96, tick: tick - 1 }
    const interval = entryPrice({ kind, ...range, ...(kind === 'increase' ? mintAmountsOf(at) : amountsOf(at)) })
    expect(interval.low <= sqrtPriceX96 && sqrtPriceX96 <= interval.high).toBe(true)
    expect(interval.pinned).toBe(false)
  })
})

test('the whole range of ticks pins a price between its ends', () => {
  const range = { tickLower: minTick, tickUpper: maxTick, liquidity: 10n ** 20n }
  const sqrtPriceX96 = 2n ** 96n + 987_654_321n
  const { low, high, pinned } = intervalAt('increase', range, sqrtPriceX96)
  expect(pinned).toBe(true)
  expect(low <= sqrtPriceX96 && sqrtPriceX96 <= high).toBe(true)
  expect(high - low).toBeLessThan(10n ** 10n)
})

test('no liquidity for nothing is had at any price', () => {
  for (const kind of kinds) {
    const none = { kind, liquidity: 0n, amount0: 0n, amount1: 0n, tickLower: -60, tickUpper: 60 }
    expect(entryPrice(none)).toEqual({ low: minSqrtRatio, high: maxSqrtRatio - 1n, pinned: false })
  }
})

describe('amounts of no price are refused', () => {
  const position = { tickLower: -600, tickUpper: 600, liquidity: 10n ** 18n }
  const { amount0, amount1 } = mintAmountsOf({ ...position, tick: 0, sqrtPriceX96: 2n ** 96n })
  test.each([
    ['both too large', { amount0: amount0 * 2n, amount1: amount1 * 2n }],
    ['one of another price', { amount0: amount0 + amount0 / 1000n, amount1 }],
    ['more than the range takes', { amount0: amount0 * 3n, amount1: 0n }],
    ['something for no liquidity', { amount0: 1n, amount1: 0n, liquidity: 0n }],
  ])('%s', (_, wrong) => {
    const change = { kind: 'increase' as const, ...position, ...wrong }
    expect(() => entryPrice(change)).toThrow(RangeError)
  })
  test('and a range upside down', () => {
    const change = { kind: 'increase', ...position, amount0, amount1, tickLower: 600, tickUpper: -600 } as const
    expect(() => entryPrice(change)).toThrow(RangeError)
  })
})
