import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, type Decimal, decimal, fromUnits, mul, one, sub, toNumber } from '../../src/math/decimal.ts'
import { movedPosition } from '../../src/math/ladder.ts'
import { amountsOf, type LiquidityInRange } from '../../src/math/liquidityAmounts.ts'
import { lossVersusRebalancing } from '../../src/math/lossVersusRebalancing.ts'
import { priceAtSqrtRatio } from '../../src/math/price.ts'
import { sqrtRatioAtTick } from '../../src/math/tickMath.ts'

const at = (tick: number, rest: Partial<LiquidityInRange> = {}): LiquidityInRange => ({
  liquidity: 10n ** 34n,
  tickLower: -60_000,
  tickUpper: 60_000,
  tick,
  sqrtPriceX96: sqrtRatioAtTick(tick),
  ...rest,
})

/** What the position holds, in smallest units of token1, at its own price. */
function worthOf(position: LiquidityInRange): Decimal {
  const { amount0, amount1 } = amountsOf(position)
  return add(mul(fromUnits(amount0, 0), priceAtSqrtRatio(position.sqrtPriceX96, 0, 0)), fromUnits(amount1, 0))
}

/** ½ · |V″| · P² · σ², V″ by the second difference of what the chain's own amounts are worth. */
function bySecondDifference(position: LiquidityInRange, volatility: number): number {
  const h = decimal('0.0001')
  const [up, down] = [add(one, h), sub(one, h)].map(token0 => worthOf(movedPosition(position, { token0, token1: one })))
  const second = toNumber(sub(add(up!, down!), mul(decimal('2'), worthOf(position)))) / toNumber(mul(h, h))
  return (-second * volatility ** 2) / 2
}

describe('lossVersusRebalancing', () => {
  it('is ½ Γ P² σ² of what the position really holds', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -50_000, max: 50_000 }),
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        (tick, volatility) => {
          const told = lossVersusRebalancing(at(tick), volatility)
          expect(Math.abs(told / bySecondDifference(at(tick), volatility) - 1)).toBeLessThan(1e-6)
        },
      ),
      { numRuns: 50 },
    ))

  it('is L √P σ² / 4', () => {
    // √P is 1 at tick zero: L σ² / 4.
    expect(lossVersusRebalancing(at(0, { liquidity: 64_000n }), 0.25)).toBe(1000)
  })

  it('of a full range is σ²/8 of its value', () => {
    const full = at(0, { tickLower: -887_220, tickUpper: 887_220 })
    const value = toNumber(worthOf(full))
    expect(lossVersusRebalancing(full, 0.8) / value).toBeCloseTo(0.8 ** 2 / 8, 9)
  })

  it('is nothing outside the range, on either side, nor where nothing moves', () => {
    const narrow = { tickLower: -10, tickUpper: 10 }
    expect([-11, 10, 11].map(tick => lossVersusRebalancing(at(tick, narrow), 1))).toEqual([0, 0, 0])
    expect([-10, 9].every(tick => lossVersusRebalancing(at(tick, narrow), 1) > 0)).toBe(true)
    expect(lossVersusRebalancing(at(0), 0)).toBe(0)
  })

  it('refuses a volatility that is none', () => {
    for (const volatility of [-0.1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => lossVersusRebalancing(at(0), volatility)).toThrow(RangeError)
    }
  })
})
