import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  type Decimal,
  decimal,
  fromUnits,
  mul,
  one,
  sum,
  toNumber,
  toText,
  zero,
} from '../../src/math/decimal.ts'
import { portfolioMargin } from '../../src/math/portfolioMargin.ts'
import type { PricedBalance } from '../../src/math/spotEquity.ts'
import { type DexMargin, unifiedMargin } from '../../src/math/unifiedMargin.ts'

const held = (token: number, total: string, hold: string, usd: string | null): PricedBalance => ({
  token,
  total: decimal(total),
  hold: decimal(hold),
  usd: usd === null ? null : decimal(usd),
})
const dex = (collateralToken: number, maintenance: string, isolated = '0'): DexMargin => ({
  collateralToken,
  crossMaintenanceMarginUsed: decimal(maintenance),
  isolatedMarginUsed: decimal(isolated),
})
const text = (value: Decimal | null) => value && toText(value)

describe('one balance for all dexes', () => {
  it('is what was measured: 951.66 of 977.58 can be withdrawn with 25.92 in use', () => {
    const found = unifiedMargin({ dexes: [dex(0, '1.5')], balances: [held(0, '977.58', '25.92', '1')], outcomes: 0 })
    expect(text(found.equityUsd)).toBe('977.58')
    expect(text(found.withdrawableUsd)).toBe('951.66')
    expect(toNumber(found.marginRatio!)).toBeCloseTo(1.5 / 977.58, 15)
  })

  it('is what was recorded of a unified account', () => {
    const balances = [held(0, '891.55684101', '314.896004', '1')]
    const found = unifiedMargin({ dexes: [dex(0, '20.405088')], balances, outcomes: 0 })
    expect(text(found.withdrawableUsd)).toBe('576.66083701')
    expect(toNumber(found.marginRatio!)).toBeCloseTo(0.0228870299, 9)
  })

  it('adds the dexes on one token, leaves out what is isolated, and takes the worst token', () => {
    const balances = [held(0, '1000', '0', '1'), held(235, '100', '0', '0.99'), held(150, '3', '0', '40')]
    const dexes = [dex(0, '50', '200'), dex(0, '30', '0'), dex(235, '20', '20'), dex(360, '0')]
    const found = unifiedMargin({ dexes, balances, outcomes: 0 })
    expect(toNumber(found.marginRatio!)).toBe(0.25)
    expect(toNumber(unifiedMargin({ dexes: dexes.slice(0, 2), balances, outcomes: 0 }).marginRatio!)).toBe(0.1)
    expect(text(found.equityUsd)).toBe('1219')
    expect(text(found.withdrawableUsd)).toBe('1099')
  })

  it.each([
    ['nothing left above what is isolated', [dex(0, '1', '1000')], [held(0, '1000', '0', '1')]],
    ['a debt', [dex(0, '1')], [held(0, '-3', '0', '1')]],
    ['no balance of the token', [dex(360, '1')], [held(0, '1000', '0', '1')]],
    ['a safe token beside it', [dex(0, '1'), dex(360, '1')], [held(0, '1000', '0', '1')]],
  ])('has no ratio where maintenance is due with %s', (_, dexes, balances) => {
    expect(unifiedMargin({ dexes, balances, outcomes: 0 }).marginRatio).toBeNull()
  })

  it('has a ratio of zero where no maintenance is due, whatever the balance', () => {
    expect(
      unifiedMargin({ dexes: [dex(0, '0')], balances: [held(0, '-3', '0', '1')], outcomes: 0 }).marginRatio,
    ).toEqual(zero)
    expect(unifiedMargin({ dexes: [], balances: [], outcomes: 0 })).toMatchObject({
      marginRatio: zero,
      equityUsd: zero,
    })
  })

  it('never lets more be withdrawn than nothing where more is on hold than there is', () => {
    const balances = [held(0, '10', '25', '1'), held(235, '4', '1', '1')]
    expect(text(unifiedMargin({ dexes: [dex(0, '0'), dex(235, '0')], balances, outcomes: 0 }).withdrawableUsd)).toBe(
      '3',
    )
  })

  it('does not know its equity when anything held has no price, and does not mind an empty balance', () => {
    const [usdc, unknown] = [held(0, '10', '0', '1'), held(9, '0.00000001', '0', null)]
    const of = (balances: PricedBalance[], outcomes = 0) => unifiedMargin({ dexes: [dex(0, '0')], balances, outcomes })
    expect(of([usdc, unknown]).equityUsd).toBeNull()
    expect(text(of([usdc, unknown]).withdrawableUsd)).toBe('10')
    expect(of([usdc], 1).equityUsd).toBeNull()
    expect(text(of([usdc, held(9, '0.0', '0', null)]).equityUsd)).toBe('10')
    expect(of([held(0, '10', '0', null)])).toMatchObject({ equityUsd: null, withdrawableUsd: null })
  })
})

const amount = fc.bigInt({ min: 0n, max: 10n ** 15n }).map(units => fromUnits(units, 6))
const tokens = [0, 235, 360]
const balances = fc.tuple(
  ...tokens.map(token =>
    fc.record({ token: fc.constant(token), total: amount, hold: amount, usd: amount as fc.Arbitrary<Decimal | null> }),
  ),
)
const dexes = fc.array(
  fc.record({
    collateralToken: fc.constantFrom(...tokens),
    crossMaintenanceMarginUsed: amount,
    isolatedMarginUsed: amount,
  }),
  { maxLength: 5 },
)

describe('for any account', () => {
  it('equity is the sum, and what can be withdrawn is no more than what is held', () =>
    fc.assert(
      fc.property(balances, dexes, (all, each) => {
        const { equityUsd, withdrawableUsd } = unifiedMargin({ dexes: each, balances: all, outcomes: 0 })
        const worth = sum(all.map(({ total, usd }) => mul(total, usd!)))
        expect(compare(equityUsd!, worth)).toBe(0)
        expect(compare(withdrawableUsd!, worth)).toBeLessThanOrEqual(0)
        expect(portfolioMargin({ portfolioMarginRatio: null, balances: all, outcomes: 0 }).equityUsd).toEqual(equityUsd)
      }),
    ))

  it('the ratio never falls when a dex needs more, and is lost rather than lowered', () =>
    fc.assert(
      fc.property(balances, dexes, amount, (all, [first, ...rest], more) => {
        if (!first) return
        const before = unifiedMargin({ dexes: [first, ...rest], balances: all, outcomes: 0 }).marginRatio
        const worse = { ...first, crossMaintenanceMarginUsed: add(first.crossMaintenanceMarginUsed, more) }
        const after = unifiedMargin({ dexes: [worse, ...rest], balances: all, outcomes: 0 }).marginRatio
        if (before === null) expect(after).toBeNull()
        else if (after !== null) expect(compare(after, before)).toBeGreaterThanOrEqual(0)
      }),
    ))
})

describe('portfolio margin', () => {
  it('takes the ratio as the venue says, counts loans below zero, and does not know what can be withdrawn', () => {
    const loan = [held(150, '100', '0', '40'), held(0, '-1500.5', '0', '1')]
    const found = portfolioMargin({ portfolioMarginRatio: decimal('0.025841686'), balances: loan, outcomes: 0 })
    expect([found.equityUsd, found.marginRatio, found.withdrawableUsd].map(text)).toEqual([
      '2499.5',
      '0.025841686',
      null,
    ])
    expect(portfolioMargin({ portfolioMarginRatio: one, balances: loan, outcomes: 2 }).equityUsd).toBeNull()
  })
})
