import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { abs, decimal, fromUnits, mul, sub, toNumber } from '../../src/math/decimal.ts'
import {
  isolatedMarginAvailable,
  liquidationPx,
  maintenanceMargin,
  marginAvailableFromLiquidation,
} from '../../src/math/liquidationPx.ts'

const perp = (szi: string, positionValue: string, maxLeverage: number) => ({
  szi: decimal(szi),
  positionValue: decimal(positionValue),
  maxLeverage,
})

describe('liquidationPx', () => {
  it('is where equity meets maintenance', () => {
    // A short of 2 at 3000 with 1200 above a maintenance of 2 · 3000 / 50: at p, 1200 − 2 (p − 3000) (1 + 1/50) = 0.
    expect(toNumber(liquidationPx(perp('-2', '6000', 25), decimal('1200')))).toBeCloseTo(3000 + 600 / 1.02, 12)
    expect(toNumber(liquidationPx(perp('2', '6000', 25), decimal('1200')))).toBeCloseTo(3000 - 600 / 0.98, 12)
  })

  it('is the one printed in the documentation of the venue: an isolated long of 0.0335 ETH', () => {
    const long = perp('0.0335', '100.02765', 50)
    const available = isolatedMarginAvailable(decimal('4.967826'), long)
    expect(Math.abs(toNumber(liquidationPx(long, available)) / 2866.26936529 - 1)).toBeLessThanOrEqual(1e-8)
  })

  it('is zero or less for a long that no price can liquidate', () => {
    expect(toNumber(liquidationPx(perp('1', '100', 10), decimal('95')))).toBe(0)
    expect(toNumber(liquidationPx(perp('1', '100', 10), decimal('96')))).toBeLessThan(0)
  })

  it('is the mark when nothing is left', () =>
    expect(toNumber(liquidationPx(perp('-3', '300', 10), decimal('0')))).toBe(100))

  it('refuses a position of no size and a leverage that is none', () => {
    expect(() => liquidationPx(perp('0.0', '0', 10), decimal('1'))).toThrow(RangeError)
    expect(() => liquidationPx(perp('1', '1', 0.5), decimal('1'))).toThrow('a maximal leverage is at least 1')
  })
})

const size = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.boolean())
const anyPerp = fc.record({
  size,
  value: fc.bigInt({ min: 1n, max: 10n ** 14n }),
  leverage: fc.integer({ min: 1, max: 50 }),
})
const margin = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }).map(units => fromUnits(units, 6))

describe('for any position', () => {
  it('the margin it stands for comes back out of the price, and is met there', () =>
    fc.assert(
      fc.property(anyPerp, margin, ({ size: [units, short], value, leverage }, available) => {
        const of = {
          szi: fromUnits(short ? -units : units, 5),
          positionValue: fromUnits(value, 6),
          maxLeverage: leverage,
        }
        const px = liquidationPx(of, available)
        const near = 1e-20 * (toNumber(of.positionValue) + Math.abs(toNumber(available)) + 1)
        expect(Math.abs(toNumber(sub(marginAvailableFromLiquidation(of, px), available)))).toBeLessThanOrEqual(near)
        // There, profit and loss have eaten the margin down to the maintenance of the position at that price.
        const at = { ...of, positionValue: mul(px, abs(of.szi)) }
        const moved = mul(decimal(short ? '-1' : '1'), sub(at.positionValue, of.positionValue))
        const left = toNumber(
          sub(sub(available, mul(decimal('-1'), moved)), sub(maintenanceMargin(at), maintenanceMargin(of))),
        )
        expect(Math.abs(left)).toBeLessThanOrEqual(near)
      }),
    ))
})
