import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  amount,
  exactAmount,
  exactPercent,
  feePercent,
  figure,
  gain,
  percent,
  places,
  signed,
  usd,
} from '../../../src/commands/words/numbers.ts'
import { abs, compare, decimal, fromUnits, mul, sub, toText } from '../../../src/math/decimal.ts'
import { anyDecimal } from '../../math/arbitraries.ts'

const read = (text: string) => decimal(text.replace('−', '-').replace(/[$,%\s]/g, ''))

/** Half a unit of the last digit that is printed. */
const halfOf = (text: string) => fromUnits(5n, (text.replace(/[^\d.]/g, '').split('.')[1] ?? '').length + 1)

describe('usd', () => {
  it.each([
    [1234.5, '$1,234.50'],
    [-3, '−$3.00'],
    [0, '$0.00'],
    [-0.001, '$0.00'],
    [0.005, '$0.00'],
    [0.015, '$0.02'],
    [0.025, '$0.02'],
    [-0.035, '−$0.04'],
    [99_999.994, '$99,999.99'],
    [99_999.995, '$100,000'],
    [-688_536.03, '−$688,536'],
    [999_999.5, '$1,000,000'],
    ['12345678.9', '$12,345,679'],
    [1e21, '$1,000,000,000,000,000,000,000'],
    [1e-9, '$0.00'],
    [null, '—'],
  ])('of %j is %s', (value, text) => expect(usd(value)).toBe(text))
})

describe('percent', () => {
  it.each([
    [0.1234, 1, '12.3 %'],
    [0.1225, 1, '12.2 %'],
    [0.1235, 1, '12.4 %'],
    [-0.0005, 1, '0.0 %'],
    [-0.5, 0, '−50 %'],
    [12.345, 2, '1,234.50 %'],
    [0.003, 2, '0.30 %'],
    [null, 1, '—'],
  ])('of %j to %i places is %s', (value, places, text) => expect(percent(value, places)).toBe(text))
})

describe('what was set, or belongs to a contract, is printed with every digit', () => {
  it.each([
    ['1', '100 %'],
    ['0.125', '12.5 %'],
    ['0.12345678', '12.345678 %'],
    ['10', '1,000 %'],
    ['0', '0 %'],
    ['0.50', '50 %'],
  ])('a target of %s is %s', (target, text) => expect(exactPercent(target)).toBe(text))

  it.each([
    [3000, '0.30 %'],
    [100, '0.01 %'],
    [50, '0.005 %'],
    [10_000, '1.00 %'],
    [1, '0.0001 %'],
    [0, '0.00 %'],
  ])('a fee of %i is %s', (fee, text) => expect(feePercent(fee)).toBe(text))
})

describe('amount', () => {
  it.each([
    ['0', '0'],
    ['-0.0', '0'],
    ['1.2000000', '1.2'],
    ['3012.456789', '3,012.46'],
    ['-3012.456789', '−3,012.46'],
    ['123456.5', '123,456'],
    ['123457.5', '123,458'],
    ['999999.5', '1,000,000'],
    ['1234567.5', '1,234,568'],
    ['1234566.5', '1,234,566'],
    ['0.000000000000000001', '0.000000000000000001'],
    ['0.00001234565', '0.0000123456'],
    [null, '—'],
  ])('of %j is %s', (value, text) => expect(amount(value)).toBe(text))

  it('is off by half a unit of its last printed digit at most, and shows six digits of what there is', () => {
    fc.assert(
      fc.property(anyDecimal, exact => {
        const text = amount(toText(exact))
        expect(compare(abs(sub(read(text), exact)), halfOf(text))).not.toBe(1)
        // Six significant digits: never off by more than a millionth of itself.
        const off = mul(abs(sub(read(text), exact)), fromUnits(200_000n, 0))
        expect(compare(off, abs(exact))).not.toBe(1)
        expect(text).toMatch(/^−?\d{1,3}(,\d{3})*(\.\d+)?$/)
      }),
    )
  })
})

describe('what is to be typed elsewhere', () => {
  it('has every digit, grouped', () => {
    expect(exactAmount('1234567.8901234')).toBe('1,234,567.8901234')
    expect(exactAmount('-0.00001')).toBe('−0.00001')
    fc.assert(
      fc.property(anyDecimal, value => {
        expect(compare(read(exactAmount(toText(value)).replaceAll(',', '')), value)).toBe(0)
      }),
    )
  })
})

describe('signed', () => {
  it.each([
    ['1.5', '+1.5'],
    ['−1.5', '−1.5'],
    ['$3.00', '+$3.00'],
    ['−$3.00', '−$3.00'],
    ['0', '0'],
    ['$0.00', '$0.00'],
    ['0.0 %', '0.0 %'],
    ['10.0 %', '+10.0 %'],
    ['—', '—'],
  ])('of %s is %s', (text, expected) => expect(signed(text)).toBe(expected))
})

describe('numbers that were computed', () => {
  it.each([
    [gain(12.345), '+$12.34'],
    [gain(-0.5), '−$0.50'],
    [gain(0), '$0.00'],
    [gain(null), '—'],
    [figure(-0.0056773249), '−0.00567732'],
    [figure(1e-9), '0.000000001'],
    [figure(4210.5), '4,210.5'],
    [figure(null), '—'],
    [places(81.5, 0), '82'],
    [places(82.5, 0), '82'],
    [places(10, 1), '10.0'],
    [places(-3.25, 1), '−3.2'],
    [places(null, 1), '—'],
  ])('%s is %s', (text, expected) => expect(text).toBe(expected))
})
