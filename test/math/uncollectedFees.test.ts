import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FeeState, uncollectedFees } from '../../src/math/feeGrowth.ts'
import { growth } from './arbitraries.ts'

const Q128 = 2n ** 128n
const modulus = 2n ** 256n

const untouched = {
  global: 0n,
  lowerOutside: 0n,
  upperOutside: 0n,
  insideLast: 0n,
  owed: 0n,
  sharedInsideLast: 0n,
  sharedOwed: 0n,
}

const alone: FeeState = {
  tick: 0,
  tickLower: -10,
  tickUpper: 10,
  liquidity: 10n,
  sharedLiquidity: 10n,
  token0: { ...untouched, global: 3n * Q128 },
  token1: { ...untouched, global: Q128 / 4n },
}

test('an NFT alone in its range: liquidity times growth, rounded down', () => {
  expect(uncollectedFees(alone)).toEqual({ amount0: 30n, amount1: 2n })
})

test('what was stored at the last touch comes on top', () => {
  const token0 = { ...alone.token0, owed: 7n, sharedOwed: 7n }
  expect(uncollectedFees({ ...alone, token0 })).toEqual({ amount0: 37n, amount1: 2n })
})

/*
 * Twins by hand: liquidity 3 and 4 share a range. Growth 1/2, the twin is touched: the pool stores floor(7/2) = 3. Growth
 * 1/2 more: the pool adds floor(7/2) = 3 and owes 6; this NFT, not touched, counts floor(3 * 1) = 3, the twin
 * floor(4/2) + floor(4/2) = 4. The last to collect of 3 + 4 = 7 finds 6.
 */
describe('twins', () => {
  const twins = { ...alone, sharedLiquidity: 7n }
  const token = { ...untouched, global: Q128, sharedInsideLast: Q128 / 2n, sharedOwed: 3n }

  test('the first to collect gets all it counts', () => {
    expect(uncollectedFees({ ...twins, liquidity: 3n, token0: token, token1: token })).toEqual({
      amount0: 3n,
      amount1: 3n,
    })
  })

  test('the second gets what the pool has left', () => {
    const after = { ...token, sharedInsideLast: Q128, sharedOwed: 6n - 3n }
    const twin = { ...after, insideLast: Q128 / 2n, owed: 2n }
    expect(uncollectedFees({ ...twins, liquidity: 4n, token0: twin, token1: after })).toEqual({
      amount0: 3n,
      amount1: 3n,
    })
  })

  test('an NFT without liquidity is paid from what is stored, though the pool has more coming', () => {
    const token0 = { ...token, owed: 5n }
    const token1 = { ...token, owed: 2n }
    expect(uncollectedFees({ ...twins, liquidity: 0n, token0, token1 })).toEqual({ amount0: 3n, amount1: 2n })
  })
})

test('without liquidity the ticks do not count: cleared or not, what is stored is owed', () => {
  fc.assert(
    fc.property(fc.tuple(growth, growth, growth, growth), fc.boolean(), (counters, cleared) => {
      const [global, insideLast, lowerOutside, upperOutside] = counters
      const ticks = cleared ? {} : { lowerOutside, upperOutside }
      const token = {
        ...untouched,
        ...ticks,
        global,
        insideLast,
        sharedInsideLast: insideLast,
        owed: 11n,
        sharedOwed: 11n,
      }
      const closed = { ...alone, liquidity: 0n, sharedLiquidity: 0n, token0: token, token1: token }
      expect(uncollectedFees(closed)).toEqual({ amount0: 11n, amount1: 11n })
    }),
  )
})

test('owed wraps at 2^128 on each side by itself, before the smaller is taken', () => {
  const nearFull = { ...alone.token0, owed: Q128 - 10n, sharedOwed: 100n }
  expect(uncollectedFees({ ...alone, token0: nearFull }).amount0).toBe(20n)
  const poolNearFull = { ...alone.token0, owed: 100n, sharedOwed: Q128 - 29n }
  expect(uncollectedFees({ ...alone, token0: poolNearFull }).amount0).toBe(1n)
})

test('growth counters near 2^256: shifting them all by a constant pays the same', () => {
  fc.assert(
    fc.property(
      growth,
      growth,
      fc.integer({ min: -30, max: 30 }),
      fc.bigInt(0n, Q128 * 1000n),
      (constant, base, tick, gain) => {
        const inRange = tick >= alone.tickLower && tick < alone.tickUpper
        const shifted = (by: bigint): FeeState => {
          const outside = (base + by) % modulus
          // with equal outsides the inside is g - 2b in range and zero beside it
          const last = inRange ? (2n * modulus - outside) % modulus : 0n
          const token = {
            ...untouched,
            global: (outside + gain) % modulus,
            lowerOutside: outside,
            upperOutside: outside,
            insideLast: last,
            sharedInsideLast: last,
          }
          return { ...alone, tick, token0: token, token1: token }
        }
        const paid = inRange ? (10n * gain) / Q128 : 0n
        expect(uncollectedFees(shifted(0n))).toEqual({ amount0: paid, amount1: paid })
        expect(uncollectedFees(shifted(constant))).toEqual({ amount0: paid, amount1: paid })
      },
    ),
  )
})

test('impossible input is refused', () => {
  expect(() => uncollectedFees({ ...alone, liquidity: 11n })).toThrow(RangeError)
  expect(() => uncollectedFees({ ...alone, liquidity: -1n })).toThrow(RangeError)
  expect(() => uncollectedFees({ ...alone, sharedLiquidity: Q128 })).toThrow(RangeError)
  expect(() => uncollectedFees({ ...alone, token0: { ...untouched, owed: Q128 } })).toThrow(RangeError)
  expect(() => uncollectedFees({ ...alone, token1: { ...untouched, sharedOwed: -1n } })).toThrow(RangeError)
  expect(() => uncollectedFees({ ...alone, token1: { ...untouched, global: modulus } })).toThrow(RangeError)
})
