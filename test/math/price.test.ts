import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, decimal, mul, one, roundToSignificant, sub, toNumber, toText } from '../../src/math/decimal.ts'
import { distance, invert, priceAtSqrtRatio, priceAtTick } from '../../src/math/price.ts'
import { maxSqrtRatio, maxTick, minSqrtRatio, minTick } from '../../src/math/tickMath.ts'
import { describeVectors } from '../support/vectors.ts'
import { anySlot0, anyTick } from './arbitraries.ts'

describeVectors<{ sqrt1: string; price1: string }[]>('generated-il-delta.json', vectors => {
  test(`token1 per token0, to 30 digits, ${vectors.length} times`, () => {
    for (const { sqrt1, price1 } of vectors) {
      const expected = roundToSignificant(decimal(price1.toLowerCase()), 30)
      expect(toText(priceAtSqrtRatio(BigInt(sqrt1), 0, 0))).toBe(toText(expected))
    }
  })
})

const Q96 = 2n ** 96n

describe('priceAtSqrtRatio', () => {
  test.each([
    [Q96, 18, 18, '1'],
    [2n * Q96, 18, 18, '4'],
    [Q96 / 2n, 18, 18, '0.25'],
    // s = floor(3 * 2^96 / 10^6), a little below 9 USDC per WETH: s^2 * 10^(12 + 29) / 2^192 = 899999999999999999999993555261.2…
    [(3n * Q96) / 10n ** 6n, 18, 6, '8.99999999999999999999993555261'],
    [Q96, 6, 18, '0.000000000001'],
    [Q96, 8, 18, '0.0000000001'],
    [Q96, 255, 0, `1${'0'.repeat(255)}`],
  ])('%s with %i and %i decimals is %s', (sqrt, decimals0, decimals1, expected) => {
    expect(toText(priceAtSqrtRatio(sqrt, decimals0, decimals1))).toBe(expected)
  })

  test('is the exact rational to half a unit in the thirtieth digit', () => {
    const decimals = fc.integer({ min: 0, max: 24 })
    fc.assert(
      fc.property(anySlot0, decimals, decimals, ({ sqrtPriceX96 }, decimals0, decimals1) => {
        const price = priceAtSqrtRatio(sqrtPriceX96, decimals0, decimals1)
        // both times the denominator: |price - N / D| <= price / 10^29 / 2, a unit of the thirtieth digit being at most that
        const numerator = sqrtPriceX96 ** 2n * 10n ** BigInt(decimals0) * 10n ** BigInt(price.scale)
        const denominator = 2n ** 192n * 10n ** BigInt(decimals1)
        const error = price.units * denominator - numerator
        expect((error < 0n ? -error : error) * 2n * 10n ** 29n).toBeLessThanOrEqual(price.units * denominator)
      }),
    )
  })

  test('a tick is worth one basis point', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400_000, max: maxTick - 1 }), tick => {
        expect(distance(priceAtTick(tick, 18, 6), priceAtTick(tick + 1, 18, 6))).toBeCloseTo(0.0001, 8)
      }),
    )
    expect(toText(priceAtTick(0, 18, 18))).toBe('1')
  })

  test('every tick has a price', () => {
    fc.assert(
      fc.property(anyTick, tick => {
        expect(priceAtTick(tick, 18, 6).units).toBeGreaterThan(0n)
      }),
    )
    expect(compare(priceAtTick(minTick, 0, 0), priceAtSqrtRatio(minSqrtRatio, 0, 0))).toBe(0)
    expect(compare(priceAtTick(maxTick, 0, 0), priceAtSqrtRatio(maxSqrtRatio, 0, 0))).toBe(0)
  })

  test('impossible input is refused', () => {
    for (const sqrt of [0n, minSqrtRatio - 1n, maxSqrtRatio + 1n]) {
      expect(() => priceAtSqrtRatio(sqrt, 18, 18)).toThrow(RangeError)
    }
    for (const decimals of [-1, 256, 1.5, Number.NaN]) {
      expect(() => priceAtSqrtRatio(Q96, decimals, 18)).toThrow(RangeError)
      expect(() => priceAtSqrtRatio(Q96, 18, decimals)).toThrow(RangeError)
    }
  })
})

test('invert: price times its inverse is one, to thirty digits', () => {
  expect(toText(invert(decimal('2500')))).toBe('0.0004')
  expect(toText(invert(decimal('3')))).toBe(`0.${'3'.repeat(30)}`)
  fc.assert(
    fc.property(anySlot0, ({ sqrtPriceX96 }) => {
      const price = priceAtSqrtRatio(sqrtPriceX96, 0, 0)
      const error = sub(mul(price, invert(price)), one)
      expect(Math.abs(toNumber(error))).toBeLessThanOrEqual(5e-30)
    }),
  )
  for (const wrong of ['0', '-1']) expect(() => invert(decimal(wrong))).toThrow(RangeError)
})

test('distance is signed, a fraction of where it is measured from', () => {
  expect(distance(decimal('3000'), decimal('2700'))).toBe(-0.1)
  expect(distance(decimal('3000'), decimal('3300'))).toBe(0.1)
  expect(Object.is(distance(decimal('3000'), decimal('3000.0')), 0)).toBe(true)
  expect(distance(decimal('3000'), decimal('0'))).toBe(-1)
  expect(() => distance(decimal('0'), decimal('1'))).toThrow(RangeError)
})
