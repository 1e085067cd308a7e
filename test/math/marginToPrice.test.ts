import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, decimal, fromUnits, isZero, mul, sub, toNumber } from '../../src/math/decimal.ts'
import {
  crossMarginAvailable,
  isolatedMarginAvailable,
  liquidationPx,
  marginAvailableFromLiquidation,
} from '../../src/math/liquidationPx.ts'
import { marginToPrice } from '../../src/math/marginToPrice.ts'
import { readDexState } from '../../src/venues/hyperliquid/dexState.ts'
import { testData } from '../support/testData.ts'
import { sizeOf } from '../venues/hyperliquid/formulaPx.ts'

const short = { szi: decimal('-2'), positionValue: decimal('6000'), maxLeverage: 25 }

describe('marginToPrice', () => {
  it('is what the loss and the growing maintenance take, less what there is', () => {
    // From 3000 to 3300 a short of 2 loses 600 and must keep 600 / 50 more; 100 are there.
    expect(toNumber(marginToPrice(short, decimal('100'), decimal('3300')))).toBeCloseTo(600 + 12 - 100, 12)
  })

  it('is nothing where there is enough, and more where there is less than nothing', () => {
    expect(toNumber(marginToPrice(short, decimal('612'), decimal('3300')))).toBe(0)
    expect(toNumber(marginToPrice(short, decimal('5000'), decimal('3300')))).toBe(0)
    expect(toNumber(marginToPrice(short, decimal('-50'), decimal('3300')))).toBeCloseTo(662, 12)
    // A price on the way of profit.
    expect(toNumber(marginToPrice(short, decimal('0'), decimal('2000')))).toBe(0)
  })

  it('of a long counts the way down', () => {
    const long = { ...short, szi: decimal('2') }
    expect(toNumber(marginToPrice(long, decimal('100'), decimal('2700')))).toBeCloseTo(600 - 12 - 100, 12)
  })

  it('of any position, added, puts its liquidation exactly there', () =>
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 10n }),
        fc.boolean(),
        fc.bigInt({ min: 10n ** 4n, max: 10n ** 12n }),
        fc.integer({ min: 1, max: 50 }),
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.integer({ min: 1, max: 5000 }),
        (units, isShort, value, maxLeverage, margin, permille) => {
          const perp = { szi: fromUnits(isShort ? -units : units, 4), positionValue: fromUnits(value, 4), maxLeverage }
          const available = fromUnits(margin, 4)
          const mark = toNumber(perp.positionValue) / Math.abs(toNumber(perp.szi))
          const px = decimal(String((mark * permille) / 1000))
          const extra = marginToPrice(perp, available, px)
          const told = liquidationPx(perp, add(available, extra))
          if (isZero(extra)) {
            // It lives as long, or longer: the price is not beyond its liquidation.
            const room = toNumber(sub(told, px)) * (isShort ? 1 : -1)
            expect(room).toBeGreaterThanOrEqual(-1e-15 * (mark + Math.abs(toNumber(told))))
          } else {
            const scale = mark + Math.abs(toNumber(available)) / Math.abs(toNumber(perp.szi))
            expect(Math.abs(toNumber(sub(told, px)))).toBeLessThanOrEqual(1e-14 * (toNumber(px) + scale))
          }
        },
      ),
    ))

  it('refuses a leverage that is none', () =>
    expect(() => marginToPrice({ ...short, maxLeverage: 0.5 }, decimal('1'), decimal('1'))).toThrow(RangeError))
})

const folder = testData && join(testData, 'recorded', 'hyperliquid')
const bodies = [
  'clearinghouseState_16pos_cross_isolated.json',
  'clearinghouseState_hlp_vault_maxlev50.json',
  'clearinghouseState_isolated_long_docs.json',
]

describe.skipIf(!folder)(`of recorded positions${folder ? '' : ' (skipped: HEDGE_TEST_DATA is not set)'}`, () => {
  const files = folder ? readdirSync(folder).filter(name => bodies.includes(name)) : []
  const positions = files.flatMap(name => {
    const state = readDexState(JSON.parse(readFileSync(join(folder!, name), 'utf8')), '')
    return state.positions
      .filter(({ liquidationPx: px }) => px !== null)
      .map(position => ({ position, state, name: `${name} ${position.coin}` }))
  })

  it('there are shorts and longs, cross and isolated', () => {
    expect(new Set(positions.map(({ position }) => position.leverage.type))).toEqual(new Set(['cross', 'isolated']))
    expect(positions.some(({ position }) => position.szi.startsWith('-'))).toBe(true)
  })

  it.each(positions)('$name: what the venue shows, and that margin, meet at the price', ({ position, state }) => {
    const size = sizeOf(position)
    const isShort = position.szi.startsWith('-')
    const { accountValue } = state.crossMarginSummary
    // Not from the liquidation price but from the balances, so that the two sides are two sources.
    const own =
      position.leverage.type === 'isolated'
        ? isolatedMarginAvailable(decimal(position.marginUsed), size)
        : crossMarginAvailable(decimal(accountValue), decimal(state.crossMaintenanceMarginUsed))
    const px = mul(decimal(position.liquidationPx!), decimal(isShort ? '1.3' : '0.7'))
    const available = marginAvailableFromLiquidation(size, decimal(position.liquidationPx!))
    const extra = marginToPrice(size, available, px)
    expect(toNumber(extra)).toBeGreaterThan(0)
    const told = toNumber(liquidationPx(size, add(own, extra))) / toNumber(px)
    expect(Math.abs(told - 1)).toBeLessThanOrEqual(position.leverage.type === 'isolated' ? 1e-8 : 1e-12)
  })
})
