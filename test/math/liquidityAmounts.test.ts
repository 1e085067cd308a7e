import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountsOf, mintAmountsOf } from '../../src/math/liquidityAmounts.ts'
import { maxTick, minTick, sqrtRatioAtTick } from '../../src/math/tickMath.ts'
import { describeVectors } from '../support/vectors.ts'
import { anyLiquidity, anyRange, anySlot0, slot0Near } from './arbitraries.ts'

type SdkVector = {
  sqrtPriceX96: string
  tick: number
  liquidity: string
  tickLower: number
  tickUpper: number
  kind: 'burn(floor)' | 'mint(ceil)'
  amount0: string | null
  amount1: string | null
}

describeVectors<SdkVector[]>('v3sdk-position-amounts.json', vectors => {
  test.each(vectors)('$kind $tickLower to $tickUpper at $tick', vector => {
    const { tick, tickLower, tickUpper, kind } = vector
    const position = {
      tick,
      tickLower,
      tickUpper,
      liquidity: BigInt(vector.liquidity),
      sqrtPriceX96: BigInt(vector.sqrtPriceX96),
    }
    const amounts = kind === 'burn(floor)' ? amountsOf(position) : mintAmountsOf(position)
    if (vector.amount0 !== null) expect(amounts.amount0).toBe(BigInt(vector.amount0))
    if (vector.amount1 !== null) expect(amounts.amount1).toBe(BigInt(vector.amount1))
    expect(vector.amount0 ?? vector.amount1).not.toBeNull()
  })
})

type DeltaVector = {
  tickLower: number
  tickUpper: number
  liquidity: string
  sqrt0: string
  tick0: number
  sqrt1: string
  tick1: number
  in: [string, string]
  now: [string, string]
  delta0: string
}

describeVectors<DeltaVector[]>('generated-il-delta.json', vectors => {
  test(`what was put in, what is there now and its delta, ${vectors.length} times`, () => {
    for (const { tickLower, tickUpper, liquidity, ...vector } of vectors) {
      const position = { tickLower, tickUpper, liquidity: BigInt(liquidity) }
      const put = mintAmountsOf({ ...position, tick: vector.tick0, sqrtPriceX96: BigInt(vector.sqrt0) })
      const now = amountsOf({ ...position, tick: vector.tick1, sqrtPriceX96: BigInt(vector.sqrt1) })
      expect([put.amount0, put.amount1]).toEqual(vector.in.map(BigInt))
      expect([now.amount0, now.amount1]).toEqual(vector.now.map(BigInt))
      expect(now.amount0).toBe(BigInt(vector.delta0))
    }
  })
})

const Q96 = 2n ** 96n

/*
 * By hand: price 1 (sqrt 2^96, tick 0), L = 10^18, ticks -1 and 1. With s(1) = 79232123823359799118286999568 and
 * s(-1) = 79224201403219477170569942574 (tick 0's neighbours, sqrt(1.0001^±1) * 2^96 rounded up):
 * amount0 = floor(10^18 * 2^96 * (s(1) - 2^96) / s(1) / 2^96) = 49996250312472;
 * amount1 = floor(10^18 * (2^96 - s(-1)) / 2^96)             = 49996250312472.
 */
test('a range of two ticks around price 1, by hand', () => {
  const position = { tickLower: -1, tickUpper: 1, liquidity: 10n ** 18n, tick: 0, sqrtPriceX96: Q96 }
  expect(amountsOf(position)).toEqual({ amount0: 49996250312472n, amount1: 49996250312472n })
  expect(mintAmountsOf(position)).toEqual({ amount0: 49996250312473n, amount1: 49996250312473n })
})

const rangeAndPrice = anyRange.chain(range => fc.tuple(fc.constant(range), slot0Near(range)))

describe('laws', () => {
  test('amount0 falls and amount1 rises with the price, between all of one and all of the other', () => {
    fc.assert(
      fc.property(
        anyRange.chain(range => fc.tuple(fc.constant(range), slot0Near(range), slot0Near(range))),
        anyLiquidity,
        ([range, one, other], liquidity) => {
          const [low, high] = one.sqrtPriceX96 <= other.sqrtPriceX96 ? [one, other] : [other, one]
          const atLow = amountsOf({ ...range, ...low, liquidity })
          const atHigh = amountsOf({ ...range, ...high, liquidity })
          expect(atHigh.amount0).toBeLessThanOrEqual(atLow.amount0)
          expect(atHigh.amount1).toBeGreaterThanOrEqual(atLow.amount1)
          if (low.tick < range.tickLower) expect(atLow.amount1).toBe(0n)
          if (high.tick >= range.tickUpper) expect(atHigh.amount0).toBe(0n)
        },
      ),
    )
  })

  test('minting costs what burning pays, or one wei more of a token', () => {
    fc.assert(
      fc.property(rangeAndPrice, anyLiquidity, ([range, slot0], liquidity) => {
        const burn = amountsOf({ ...range, ...slot0, liquidity })
        const mint = mintAmountsOf({ ...range, ...slot0, liquidity })
        for (const difference of [mint.amount0 - burn.amount0, mint.amount1 - burn.amount1]) {
          expect([0n, 1n]).toContain(difference)
        }
      }),
    )
  })

  test('a price exactly on a tick reached from above, slot0 one tick lower, holds the same amounts', () => {
    fc.assert(
      fc.property(anyRange, anyLiquidity, fc.constantFrom('tickLower', 'tickUpper'), (range, liquidity, bound) => {
        const tick = range[bound]
        fc.pre(tick > minTick && tick < maxTick)
        const position = { ...range, liquidity, sqrtPriceX96: sqrtRatioAtTick(tick) }
        expect(amountsOf({ ...position, tick: tick - 1 })).toEqual(amountsOf({ ...position, tick }))
      }),
    )
  })
})

describe('impossible input is refused', () => {
  const position = { tickLower: -10, tickUpper: 10, liquidity: 1n, tick: 0, sqrtPriceX96: Q96 }
  test.each([
    ['a range upside down', { tickLower: 10, tickUpper: -10 }],
    ['an empty range', { tickLower: 10 }],
    ['a tick out of range', { tickUpper: maxTick + 1 }],
    ['a liquidity beyond uint128', { liquidity: 1n << 128n }],
    ['a price above its tick', { tick: -2 }],
    ['a price below its tick', { tick: 1 }],
    ['a pool without a price', { sqrtPriceX96: 0n }],
    ['a pool above its last tick', { tick: maxTick, sqrtPriceX96: sqrtRatioAtTick(maxTick) }],
  ])('%s', (_, wrong) => {
    expect(() => amountsOf({ ...position, ...wrong })).toThrow(RangeError)
  })

  test('and nothing else: any pool with any range', () => {
    fc.assert(
      fc.property(anyRange, anySlot0, anyLiquidity, (range, slot0, liquidity) => {
        expect(amountsOf({ ...range, ...slot0, liquidity }).amount0).toBeGreaterThanOrEqual(0n)
      }),
    )
  })
})
