import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isZero, toNumber } from '../../src/math/decimal.ts'
import { gamma } from '../../src/math/gamma.ts'
import { amountsOf } from '../../src/math/liquidityAmounts.ts'
import { sqrtRatioAtTick, tickAtSqrtRatio } from '../../src/math/tickMath.ts'

/* By hand: L = 8, price 4: -8/2 * 4^-1.5 = -0.5, and -8/2 * 4^1.5 = -32. */
test('by hand, tokens of equal decimals', () => {
  const [gamma0, gamma1] = gamma({
    liquidity: 8n * 10n ** 18n,
    sqrtPriceX96: 2n ** 97n,
    inRange: true,
    decimals0: 18,
    decimals1: 18,
  })
  expect([toNumber(gamma0), toNumber(gamma1)]).toEqual([-0.5, -32])
})

test('out of range nothing moves', () => {
  const out = gamma({ liquidity: 10n ** 30n, sqrtPriceX96: 2n ** 96n, inRange: false, decimals0: 18, decimals1: 6 })
  expect(out.map(isZero)).toEqual([true, true])
})

describe('is the slope of what is held, in whole tokens, to the token’s own price', () => {
  /** A step of a millionth of the price: the bend over it is of the same order. */
  test.each([
    [18, 6],
    [6, 18],
    [8, 18],
    [18, 18],
    [0, 6],
  ])('%i and %i decimals', (decimals0, decimals1) => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), tick => {
        const range = { tickLower: tick - 5000, tickUpper: tick + 5000 }
        const liquidity = 10n ** 36n
        const at = (sqrtPriceX96: bigint) => {
          const { amount0, amount1 } = amountsOf({
            ...range,
            liquidity,
            sqrtPriceX96,
            tick: tickAtSqrtRatio(sqrtPriceX96),
          })
          const price = (Number(sqrtPriceX96) / 2 ** 96) ** 2 * 10 ** (decimals0 - decimals1)
          return { amount0, amount1, price }
        }
        const middle = sqrtRatioAtTick(tick)
        const [low, high] = [at(middle - middle / 2_000_000n), at(middle + middle / 2_000_000n)]
        const slope0 = Number(high.amount0 - low.amount0) / 10 ** decimals0 / (high.price - low.price)
        const slope1 = Number(high.amount1 - low.amount1) / 10 ** decimals1 / (1 / high.price - 1 / low.price)
        const [gamma0, gamma1] = gamma({ liquidity, sqrtPriceX96: middle, inRange: true, decimals0, decimals1 })
        expect(toNumber(gamma0) / slope0).toBeCloseTo(1, 7)
        expect(toNumber(gamma1) / slope1).toBeCloseTo(1, 7)
      }),
      { numRuns: 30 },
    )
  })
})
