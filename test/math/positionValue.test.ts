import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountsOf, type LiquidityInRange } from '../../src/math/liquidityAmounts.ts'
import { maxTick, minTick, sqrtRatioAtTick, tickAtSqrtRatio } from '../../src/math/tickMath.ts'
import { anyLiquidity, anyRange, slot0In, slot0Near } from './arbitraries.ts'

const Q96 = 2n ** 96n
const Q192 = 2n ** 192n

/** Value in token1 times 2^192, exact for the rounded amounts: amount0 * P + amount1 with P = sqrtPriceX96^2 / 2^192. */
function valueQ192(position: LiquidityInRange): bigint {
  const { amount0, amount1 } = amountsOf(position)
  return amount0 * position.sqrtPriceX96 ** 2n + amount1 * Q192
}

const slot0At = (sqrtPriceX96: bigint) => ({ sqrtPriceX96, tick: tickAtSqrtRatio(sqrtPriceX96) })

const twoPrices = anyRange.chain(range => fc.tuple(fc.constant(range), slot0Near(range), slot0Near(range)))

describe('dV/dP = amount0', () => {
  /*
   * The value is concave in the price with slope amount0, so over any step amount0(high) <= dV/dP <= amount0(low). Each
   * amount is rounded down by less than one wei, which moves either side by less than P(high) + 1.
   */
  test('between the amount0 at both ends of any step, below, in, above and across the range', () => {
    fc.assert(
      fc.property(twoPrices, anyLiquidity, ([range, one, other], liquidity) => {
        const [low, high] = one.sqrtPriceX96 <= other.sqrtPriceX96 ? [one, other] : [other, one]
        const before = { ...range, ...low, liquidity }
        const after = { ...range, ...high, liquidity }
        const step = high.sqrtPriceX96 ** 2n - low.sqrtPriceX96 ** 2n
        const gain = valueQ192(after) - valueQ192(before)
        const slack = high.sqrtPriceX96 ** 2n + Q192
        expect(gain).toBeLessThanOrEqual(amountsOf(before).amount0 * step + slack)
        expect(gain).toBeGreaterThanOrEqual(amountsOf(after).amount0 * step - slack)
      }),
      { numRuns: 300 },
    )
  })

  test('the finite difference over a millionth of the price is amount0, to 0.001 % of a full position', () => {
    // 2700 to 3300 of a pair of 18 and 6 decimals; the bend over the step is 0.0005 %, rounding far below
    const position = { tickLower: -197310, tickUpper: -195303, liquidity: 10n ** 22n }
    const full = amountsOf({ ...position, ...slot0At(sqrtRatioAtTick(position.tickLower)) }).amount0
    fc.assert(
      fc.property(slot0In(-197300, -195310), ({ sqrtPriceX96: from }) => {
        const to = from + from / 2_000_000n
        const before = { ...position, ...slot0At(from) }
        const slope = (valueQ192({ ...position, ...slot0At(to) }) - valueQ192(before)) / (to ** 2n - from ** 2n)
        expect(Math.abs(Number(slope - amountsOf(before).amount0))).toBeLessThan(Number(full) * 1e-5)
      }),
    )
  })
})

describe('the value is continuous at the bounds', () => {
  const inner = anyRange.filter(({ tickLower, tickUpper }) => tickLower > minTick && tickUpper < maxTick)

  test.each(['tickLower', 'tickUpper'] as const)(
    'one unit of sqrt price across %s changes it by what a unit can',
    bound => {
      fc.assert(
        fc.property(inner, anyLiquidity, (range, liquidity) => {
          const edge = sqrtRatioAtTick(range[bound])
          const at = (sqrtPriceX96: bigint) => valueQ192({ ...range, liquidity, ...slot0At(sqrtPriceX96) })
          // the price moves by at most (2s + 1) / 2^192, the value by amount0 times that, and each amount may round by one
          const full = amountsOf({ ...range, liquidity, ...slot0At(sqrtRatioAtTick(range.tickLower)) }).amount0
          const limit = (full + 1n) * (2n * edge + 1n) + (edge + 1n) ** 2n + Q192
          for (const step of [at(edge) - at(edge - 1n), at(edge + 1n) - at(edge)]) {
            expect(step < 0n ? -step : step).toBeLessThanOrEqual(limit)
          }
        }),
      )
    },
  )

  test('and flat above: all token1, whatever the price', () => {
    fc.assert(
      fc.property(inner, anyLiquidity, (range, liquidity) => {
        const position = { ...range, liquidity }
        const edge = amountsOf({ ...position, tick: range.tickUpper, sqrtPriceX96: sqrtRatioAtTick(range.tickUpper) })
        const top = amountsOf({ ...position, tick: maxTick - 1, sqrtPriceX96: sqrtRatioAtTick(maxTick - 1) })
        expect(edge).toEqual(top)
        expect(edge.amount0).toBe(0n)
        expect(edge.amount1).toBe(
          (liquidity * (sqrtRatioAtTick(range.tickUpper) - sqrtRatioAtTick(range.tickLower))) / Q96,
        )
      }),
    )
  })
})
