import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compare, type Decimal, decimal, fromUnits, mul, sub, toNumber, toText } from '../../src/math/decimal.ts'
import { marginRatio, standardMargin } from '../../src/math/standardMargin.ts'

const of = (crossAccountValue: string, crossMaintenanceMarginUsed: string) =>
  standardMargin({
    crossAccountValue: decimal(crossAccountValue),
    accountValue: decimal('13109.482328'),
    crossMaintenanceMarginUsed: decimal(crossMaintenanceMarginUsed),
    withdrawable: decimal('6286.5'),
  })

it('takes equity and what can be withdrawn as the venue says, isolated positions included in the one', () => {
  const { equityUsd, withdrawableUsd } = of('13104.514502', '10')
  expect([equityUsd, withdrawableUsd].map(each => toText(each!))).toEqual(['13109.482328', '6286.5'])
})

it.each([
  ['1000', '100', 0.1],
  ['1000', '0.0', 0],
  ['0.0', '0.0', 0],
  ['-5', '0.0', 0],
  ['100', '250', 2.5],
  ['0.0', '1', null],
  ['-5', '1', null],
])('cross equity %s with maintenance %s: ratio %s', (equity, maintenance, ratio) => {
  const { marginRatio: found } = of(equity, maintenance)
  expect(found && toNumber(found)).toBe(ratio)
})

const amount = fc.bigInt({ min: 1n, max: 10n ** 18n }).map(units => fromUnits(units, 6))

it('the ratio grows with maintenance, falls with equity, and times equity is the maintenance', () => {
  fc.assert(
    fc.property(amount, amount, amount, (maintenance, more, equity) => {
      const plus = (a: Decimal, b: Decimal) => sub(a, mul(b, decimal('-1')))
      const ratio = marginRatio(maintenance, equity)!
      expect(compare(marginRatio(plus(maintenance, more), equity)!, ratio)).toBe(1)
      expect(compare(marginRatio(maintenance, plus(equity, more))!, ratio)).toBe(-1)
      expect(toNumber(mul(ratio, equity)) / toNumber(maintenance)).toBeCloseTo(1, 12)
    }),
  )
})
