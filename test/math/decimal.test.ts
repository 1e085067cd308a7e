import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  abs,
  add,
  compare,
  type Decimal,
  decimal,
  fromUnits,
  isZero,
  mul,
  neg,
  sign,
  sub,
  sum,
  toNumber,
  toText,
} from '../../src/math/decimal.ts'
import { anyDecimal } from './arbitraries.ts'

const equal = (a: Decimal, b: Decimal) => expect(compare(a, b), `${toText(a)} and ${toText(b)}`).toBe(0)

describe('text', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.000', '0'],
    ['007', '7'],
    ['1.50', '1.5'],
    ['-1.050', '-1.05'],
    ['100', '100'],
    ['0.0001', '0.0001'],
    ['1e-7', '0.0000001'],
    ['-1.25e3', '-1250'],
    ['1.5E+2', '150'],
    ['12345678901234567890.000000000000000001', '12345678901234567890.000000000000000001'],
  ])('%s reads as %s', (text, expected) => {
    expect(toText(decimal(text))).toBe(expected)
  })

  test.each([
    '',
    '-',
    '.5',
    '1.',
    '+1',
    ' 1',
    '1 ',
    '1,5',
    '0x10',
    'NaN',
    'Infinity',
    '--1',
    '1e',
    '1e1.5',
    '1_000',
    '١',
  ])('%j is refused', text => {
    expect(() => decimal(text)).toThrow(RangeError)
  })

  test('a number too long to be honest is refused, at once and without being repeated', () => {
    expect(() => decimal('9'.repeat(1001))).toThrow(/^not a decimal number \(1001 characters\)$/)
    expect(() => decimal('1e999999999')).toThrow(RangeError)
    expect(toText(decimal('1e999'))).toHaveLength(1000)
    expect(toText(decimal('1e-999'))).toHaveLength(1001)
  })

  test('a scale is a whole number from zero up', () => {
    expect(() => fromUnits(1n, -1)).toThrow(RangeError)
    expect(() => fromUnits(1n, 0.5)).toThrow(RangeError)
    expect(() => fromUnits(1n, 2001)).toThrow(RangeError)
    expect(toText(fromUnits(-1500000n, 6))).toBe('-1.5')
  })

  test('text round-trips, and is canonical: equal values print the same', () => {
    fc.assert(
      fc.property(anyDecimal, fc.integer({ min: 0, max: 5 }), (d, extra) => {
        const text = toText(d)
        expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/)
        equal(decimal(text), d)
        expect(toText(fromUnits(d.units * 10n ** BigInt(extra), d.scale + extra))).toBe(text)
      }),
    )
  })
})

describe('laws', () => {
  test('a ring: associative, commutative, distributive, with neg as inverse', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, anyDecimal, (a, b, c) => {
        equal(add(add(a, b), c), add(a, add(b, c)))
        equal(add(a, b), add(b, a))
        equal(mul(mul(a, b), c), mul(a, mul(b, c)))
        equal(mul(a, b), mul(b, a))
        equal(mul(a, add(b, c)), add(mul(a, b), mul(a, c)))
        equal(sub(a, b), add(a, neg(b)))
        expect(isZero(sub(a, a))).toBe(true)
        equal(sum([a, b, c]), add(a, add(b, c)))
      }),
    )
  })

  test('order: compare is the sign of the difference, abs its size', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        expect(compare(a, b)).toBe(sign(sub(a, b)))
        expect(compare(a, b) + compare(b, a)).toBe(0)
        equal(mul(abs(a), fromUnits(BigInt(sign(a)), 0)), a)
      }),
    )
    expect(compare(decimal('0.10'), decimal('0.1'))).toBe(0)
    expect(compare(decimal('-2'), decimal('-1.99'))).toBe(-1)
    expect(compare(decimal('10'), decimal('9.999'))).toBe(1)
  })

  test('the sum of none is zero', () => expect(toText(sum([]))).toBe('0'))

  test('plain sums that doubles get wrong', () => {
    expect(toText(add(decimal('0.1'), decimal('0.2')))).toBe('0.3')
    expect(toText(mul(decimal('1.1'), decimal('1.1')))).toBe('1.21')
    expect(toText(sub(decimal('1'), decimal('0.999999999999999999')))).toBe('0.000000000000000001')
  })
})

describe('toNumber', () => {
  test('every double comes back from its own text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), n => {
        expect(toNumber(decimal(String(n)))).toBe(n + 0)
      }),
    )
  })

  test('is the nearest double, ties to even, and never -0', () => {
    expect(toNumber(decimal('9007199254740993'))).toBe(9007199254740992)
    expect(toNumber(decimal('9007199254740993.0000000000000000000000001'))).toBe(9007199254740994)
    expect(Object.is(toNumber(decimal('-1e-999')), 0)).toBe(true)
    expect(Object.is(toNumber(decimal('-0')), 0)).toBe(true)
  })
})
