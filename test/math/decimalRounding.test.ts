import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  abs,
  compare,
  type Decimal,
  decimal,
  divide,
  fromUnits,
  isZero,
  mul,
  roundTo,
  roundToSignificant,
  sub,
  toText,
  truncateTo,
} from '../../src/math/decimal.ts'
import { anyDecimal } from './arbitraries.ts'

const places = fc.integer({ min: 0, max: 45 })
const digits = fc.integer({ min: 1, max: 45 })
const two = decimal('2')
const ulp = (scale: number) => fromUnits(1n, scale)
const significantDigitsOf = (d: Decimal) =>
  toText(abs(d))
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length

test.each([
  ['0.5', 0, '0', '0'],
  ['1.5', 0, '2', '1'],
  ['2.5', 0, '2', '2'],
  ['-0.5', 0, '0', '0'],
  ['-1.5', 0, '-2', '-1'],
  ['-2.5', 0, '-2', '-2'],
  ['2.5000000001', 0, '3', '2'],
  ['0.125', 2, '0.12', '0.12'],
  ['0.135', 2, '0.14', '0.13'],
  ['9.99', 1, '10', '9.9'],
  ['-0.009', 2, '-0.01', '0'],
  ['1.2', 5, '1.2', '1.2'],
])('%s to %i places is %s half to even, %s cut', (text, to, rounded, cut) => {
  expect(toText(roundTo(decimal(text), to))).toBe(rounded)
  expect(toText(truncateTo(decimal(text), to))).toBe(cut)
})

test.each([
  ['12345', 2, '12000'],
  ['12500', 2, '12000'],
  ['13500', 2, '14000'],
  ['999.6', 3, '1000'],
  ['0.00012345', 3, '0.000123'],
  ['-0.00012350', 3, '-0.000124'],
  ['0', 3, '0'],
  ['1.5', 30, '1.5'],
])('%s to %i significant digits is %s', (text, to, expected) => {
  expect(toText(roundToSignificant(decimal(text), to))).toBe(expected)
})

test.each([
  ['1', '3', 5, '0.33333'],
  ['2', '3', 5, '0.66667'],
  ['-2', '3', 1, '-0.7'],
  ['2', '-3', 1, '-0.7'],
  ['1', '8', 2, '0.12'],
  ['3', '8', 2, '0.38'],
  ['10', '4', 30, '2.5'],
  ['999999', '1', 3, '1000000'],
  ['123456', '1', 3, '123000'],
  ['1', '1000', 1, '0.001'],
  ['0', '7', 3, '0'],
  ['0.0003', '0.03', 4, '0.01'],
  ['99', '100', 1, '1'],
])('%s / %s to %i digits is %s', (a, b, to, expected) => {
  expect(toText(divide(decimal(a), decimal(b), to))).toBe(expected)
})

describe('laws', () => {
  test('rounding moves by at most half a unit, cutting by less than one and towards zero', () => {
    fc.assert(
      fc.property(anyDecimal, places, (d, to) => {
        const rounded = roundTo(d, to)
        const cut = truncateTo(d, to)
        expect(compare(mul(abs(sub(rounded, d)), two), ulp(to))).toBeLessThanOrEqual(0)
        expect(compare(abs(sub(cut, d)), ulp(to))).toBe(-1)
        expect(compare(abs(cut), abs(d))).toBeLessThanOrEqual(0)
        for (const result of [rounded, cut]) expect(result.scale).toBeLessThanOrEqual(to)
      }),
    )
  })

  test('a tie goes to the even neighbour', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 20 }), (n, to) => {
        const rounded = roundTo(fromUnits(n * 10n + 5n, to + 1), to)
        expect(rounded.scale).toBe(to)
        expect(rounded.units % 2n).toBe(0n)
      }),
    )
  })

  test('quotient times divisor is the dividend, within half a unit of the quotient', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, digits, (a, b, to) => {
        fc.pre(!isZero(b) && !isZero(a))
        const q = divide(a, b, to)
        expect(significantDigitsOf(q)).toBeLessThanOrEqual(to)
        // |q*b - a| <= |b| * ulp / 2, where ulp <= |q| * 10^(1 - to): as many digits as asked for, not fewer
        const error = mul(mul(abs(sub(mul(q, b), a)), two), fromUnits(10n ** BigInt(to - 1), 0))
        expect(compare(error, mul(abs(q), abs(b)))).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('rounding to significant digits is idempotent and keeps what is short enough', () => {
    fc.assert(
      fc.property(anyDecimal, digits, (d, to) => {
        const rounded = roundToSignificant(d, to)
        expect(significantDigitsOf(rounded)).toBeLessThanOrEqual(to)
        expect(compare(roundToSignificant(rounded, to), rounded)).toBe(0)
        if (significantDigitsOf(d) <= to) expect(compare(rounded, d)).toBe(0)
      }),
    )
  })
})

test('impossible requests are refused', () => {
  const d = decimal('1.25')
  expect(() => divide(d, decimal('0.00'), 5)).toThrow(RangeError)
  for (const wrong of [0, -1, 1.5, Number.NaN]) {
    expect(() => divide(d, d, wrong)).toThrow(RangeError)
    expect(() => roundToSignificant(d, wrong)).toThrow(RangeError)
  }
  for (const wrong of [-1, 1.5, Number.NaN]) {
    expect(() => roundTo(d, wrong)).toThrow(RangeError)
    expect(() => truncateTo(d, wrong)).toThrow(RangeError)
  }
})
