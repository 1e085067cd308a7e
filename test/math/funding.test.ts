import { expect, test } from 'vitest'
import { decimal, toText } from '../../src/math/decimal.ts'
import { fundingApr, fundingSinceOpen } from '../../src/math/funding.ts'

// 0.0000125 an hour * 8760 hours = 0.1095 a year
test.each([
  ['a short receives a positive rate', '0.0000125', '-3.5', 0.1095],
  ['a long pays it', '0.0000125', '3.5', -0.1095],
  ['a short pays a negative rate', '-0.0000125', '-0.01', -0.1095],
  ['a long receives it', '-0.0000125', '0.01', 0.1095],
  ['no rate, no funding', '0.0', '1', 0],
  ['no position, no funding', '0.0000125', '0.0', 0],
])('%s', (_, rate, szi, expected) => {
  expect(fundingApr(decimal(rate), decimal(szi))).toBe(expected)
})

test('since open: paid is negative, the other way round than on the wire', () => {
  expect(toText(fundingSinceOpen(decimal('12.345678')))).toBe('-12.345678')
  expect(toText(fundingSinceOpen(decimal('-0.5')))).toBe('0.5')
  expect(toText(fundingSinceOpen(decimal('0.0')))).toBe('0')
})
