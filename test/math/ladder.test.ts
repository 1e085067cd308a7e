import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  fromUnits,
  mul,
  one,
  sub,
  toNumber,
} from '../../src/math/decimal.ts'
import { inverseMove, moveBetween, movedPosition, moveToTick, perpChange, valueAt } from '../../src/math/ladder.ts'
import { amountsOf } from '../../src/math/liquidityAmounts.ts'
import { maxSqrtRatio, minSqrtRatio, sqrtRatioAtTick, tickAtSqrtRatio } from '../../src/math/tickMath.ts'

/** ETH/USDC at a price about 3000, in a range of about ±10 %: L of the golden position. */
const tickNow = -196_300
const golden = {
  position: {
    liquidity: 1865_779381060000n,
    tickLower: tickNow - 1000,
    tickUpper: tickNow + 1000,
    tick: tickNow,
    sqrtPriceX96: sqrtRatioAtTick(tickNow),
  },
  decimals0: 18,
  decimals1: 6,
  // The pool's own price: at another one its trades along the way were not worth what they cost.
  usd0: divide(fromUnits(sqrtRatioAtTick(tickNow) ** 2n * 10n ** 12n, 0), fromUnits(1n << 192n, 0), 40),
  usd1: one,
}
const to0 = (move: Decimal) => ({ token0: move, token1: one })
const to1 = (move: Decimal) => ({ token0: one, token1: move })

const anyMove = fc.integer({ min: 100, max: 30_000 }).map(units => fromUnits(BigInt(units), 4))
const anyPosition = fc
  .record({
    below: fc.integer({ min: -3000, max: 3000 }),
    width: fc.integer({ min: 1, max: 6000 }),
    tick: fc.integer({ min: -250_000, max: 250_000 }),
    liquidity: fc.bigInt({ min: 10n ** 12n, max: 10n ** 26n }),
  })
  .map(({ below, width, tick, liquidity }) => ({
    liquidity,
    tickLower: tick - below,
    tickUpper: tick - below + width,
    tick,
    sqrtPriceX96: sqrtRatioAtTick(tick) + 1n,
  }))

describe('movedPosition', () => {
  it('is the very same where nothing moved, its tick too', () => {
    // One below the tick of its price: a swap down that ended on an initialised tick.
    const onBound = { ...golden.position, tick: golden.position.tick - 1 }
    expect(movedPosition(onBound, to0(decimal('1.000')))).toBe(onBound)
    expect(movedPosition(onBound, { token0: decimal('1.25'), token1: decimal('1.2500') })).toBe(onBound)
  })

  it('moves the price with token0 and against token1, in proportion', () =>
    fc.assert(
      fc.property(anyPosition, anyMove, (position, move) => {
        const squared = (sqrt: bigint) => Number(sqrt) ** 2
        const up = movedPosition(position, to0(move))
        const down = movedPosition(position, to1(move))
        const ratio = toNumber(move)
        expect(squared(up.sqrtPriceX96) / squared(position.sqrtPriceX96) / ratio).toBeCloseTo(1, 9)
        expect((squared(down.sqrtPriceX96) / squared(position.sqrtPriceX96)) * ratio).toBeCloseTo(1, 9)
        expect([up.tick, down.tick]).toEqual([up, down].map(({ sqrtPriceX96 }) => tickAtSqrtRatio(sqrtPriceX96)))
      }),
    ))

  it('stays within what a pool can have', () => {
    const far = decimal('1e80')
    expect(movedPosition(golden.position, to0(far)).sqrtPriceX96).toBe(maxSqrtRatio - 1n)
    expect(movedPosition(golden.position, to1(far)).sqrtPriceX96).toBe(minSqrtRatio)
  })

  it('refuses a price that is none', () => {
    for (const move of ['0', '-1']) {
      expect(() => movedPosition(golden.position, to0(decimal(move)))).toThrow(RangeError)
      expect(() => movedPosition(golden.position, to1(decimal(move)))).toThrow(RangeError)
    }
  })
})

describe('a move to a bound', () => {
  it('ends on the bound, where nothing is left of one token', () =>
    fc.assert(
      fc.property(anyPosition, position => {
        const high = movedPosition(position, to0(moveToTick(position, position.tickUpper)))
        expect(high.sqrtPriceX96).toBe(sqrtRatioAtTick(position.tickUpper))
        expect(amountsOf(high).amount0).toBe(0n)
        const low = movedPosition(position, to1(inverseMove(moveToTick(position, position.tickLower))))
        expect(low.sqrtPriceX96).toBe(sqrtRatioAtTick(position.tickLower))
        expect(amountsOf(low).amount1).toBe(0n)
      }),
    ))
})

describe('valueAt', () => {
  it('is what the position holds, at the prices given, where nothing moved', () => {
    const { amount0, amount1, valueUsd } = valueAt(golden, to0(one))
    const held = amountsOf(golden.position)
    expect([amount0, amount1]).toEqual([fromUnits(held.amount0, 18), fromUnits(held.amount1, 6)])
    expect(compare(valueUsd, add(mul(amount0, golden.usd0), amount1))).toBe(0)
  })

  it('grows by what is held of the token that moves: delta is the slope of the value', () =>
    fc.assert(
      fc.property(anyMove, move => {
        const h = decimal('0.00001')
        const [up, down] = [add(move, h), sub(move, h)].map(each => valueAt(golden, to0(each)).valueUsd)
        const slope = toNumber(sub(up!, down!)) / (2 * toNumber(mul(h, golden.usd0)))
        const { amount0 } = valueAt(golden, to0(move))
        expect(Math.abs(slope - toNumber(amount0))).toBeLessThan(1e-3)
      }),
    ))

  it('is concave: between two prices it is worth more than between their worths', () =>
    fc.assert(
      fc.property(anyMove, anyMove, (a, b) => {
        const middle = mul(add(a, b), decimal('0.5'))
        const [atA, atB, atMiddle] = [a, b, middle].map(move => toNumber(valueAt(golden, to0(move)).valueUsd))
        expect(atMiddle!).toBeGreaterThanOrEqual((atA! + atB!) / 2 - 1e-5)
      }),
    ))

  it('of two tokens that move as one moves with them', () =>
    fc.assert(
      fc.property(anyMove, move => {
        const together = valueAt(golden, { token0: move, token1: move })
        expect(compare(together.valueUsd, mul(valueAt(golden, to0(one)).valueUsd, move))).toBe(0)
      }),
    ))
})

describe('perpChange', () => {
  it('is szi times the way of the mark', () => {
    expect(toNumber(perpChange(decimal('-2'), decimal('3000'), decimal('1.1')))).toBe(-600)
    expect(toNumber(perpChange(decimal('-2'), decimal('3000'), one))).toBe(0)
    const move = moveBetween(decimal('3001.5'), decimal('3300'))
    expect(toNumber(perpChange(decimal('-2'), decimal('3001.5'), move))).toBeCloseTo(-597, 9)
  })
})
