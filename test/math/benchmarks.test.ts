import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Benchmark, benchmarks, type LpResult, type VenueResult } from '../../src/math/benchmarks.ts'
import { type Decimal, decimal, sum, toText } from '../../src/math/decimal.ts'
import { anyDecimal } from './arbitraries.ts'

const pair = (first: string, second: string) => [decimal(first), decimal(second)] as const

/** 2 ETH at 3000 with 6000 dollars; ETH at 3500 now, when 1.8 ETH with 6650 dollars are left of it, and 40 dollars of fees. */
const lp: LpResult = {
  usd: pair('3500', '1'),
  deposits: [{ amounts: pair('2', '6000'), usdThen: pair('3000', '1'), quoteThen: pair('3000', '1') }],
  unrealised: pair('-0.2', '650'),
  realised: [],
  fees: pair('0.01', '5'),
  base: 0,
}
const venue: VenueResult = { hedge: decimal('-1000'), funding: decimal('12.5'), costs: decimal('-2.25') }
const unknownVenue: VenueResult = { hedge: null, funding: null, costs: null }

const text = (amount: Decimal | null) => amount && toText(amount)
const shown = ({ total, buckets }: Benchmark) => ({
  total: text(total),
  ...Object.fromEntries(Object.entries(buckets).map(([name, amount]) => [name, text(amount)])),
})

describe('by hand', () => {
  const same = { impermanentLoss: '-50', fees: '40', hedge: '-1000', funding: '12.5', costs: '-2.25' }
  const { tokens, base, usd } = benchmarks([lp], venue)

  test('against holding the tokens there is no price', () => {
    expect(shown(tokens)).toEqual({ price: '0', ...same, total: '-999.75' })
  })

  test('against dollars: what the deposits gained', () => {
    expect(shown(usd)).toEqual({ price: '1000', ...same, total: '0.25' })
  })

  test('against the base asset: 12000 dollars were 4 ETH, which are 14000 now', () => {
    expect(shown(base)).toEqual({ price: '-1000', ...same, total: '-1999.75' })
  })

  test('several deposits, each at its own moment', () => {
    const again = { amounts: pair('0', '3200'), usdThen: pair('3200', '1'), quoteThen: pair('3200', '1') }
    const all = benchmarks([{ ...lp, deposits: [...lp.deposits, again] }], venue)
    expect([text(all.usd.buckets.price), text(all.base.buckets.price)]).toEqual(['1000', '-1300'])
  })

  test('what withdrawals locked in is impermanent loss as well, at the price of then; what came of it since is price', () => {
    // 0.1 ETH short of what was deposited and 320 dollars more, at 3600; ETH fell to 3500 since.
    const withdrawn = { amounts: pair('-0.1', '320'), poolUsd: pair('3600', '1') }
    const all = benchmarks([{ ...lp, realised: [withdrawn, withdrawn] }], venue)
    expect(text(all.tokens.buckets.impermanentLoss)).toBe('-130')
    expect([all.tokens, all.base, all.usd].map(({ buckets }) => text(buckets.price))).toEqual(['20', '-980', '1020'])
    expect(text(all.tokens.total)).toBe('-1059.75')
  })

  test('a gain by a fall back after a withdrawal at the top is no impermanent loss', () => {
    // All of 2 ETH and 6000 dollars was turned into 13000 dollars above 4000; ETH is at 2000 now.
    const gone = { ...lp, usd: pair('2000', '1'), unrealised: pair('0', '0') }
    const withdrawn = { amounts: pair('-2', '7000'), poolUsd: pair('4000', '1') }
    const { buckets } = benchmarks([{ ...gone, realised: [withdrawn] }], venue).tokens
    expect([text(buckets.impermanentLoss), text(buckets.price)]).toEqual(['-1000', '4000'])
  })

  test('in a pool without a dollar: against the base asset by what the pool said then, and against dollars nothing', () => {
    // 1 BTC at 30 ETH and 30 ETH were 2 BTC; now BTC is 100,000 dollars and ETH 2,500.
    const deposit = { amounts: pair('1', '30'), usdThen: [null, null] as const, quoteThen: pair('30', '1') }
    const volatile = { ...lp, usd: pair('100000', '2500'), deposits: [deposit], unrealised: pair('0', '0') }
    const { base, usd } = benchmarks([volatile], venue)
    expect([text(base.buckets.price), text(usd.buckets.price)]).toEqual(['-25000', null])
  })
})

describe('what is not known', () => {
  const none = { price: null, impermanentLoss: null, fees: null }
  const nulls = (benchmark: Benchmark) =>
    Object.entries(shown(benchmark)).flatMap(([name, amount]) => (amount === null ? [name] : []))

  test('the LP: its buckets are null, those of the venue are not', () => {
    for (const benchmark of Object.values(benchmarks(null, venue))) {
      expect(shown(benchmark)).toEqual({ ...none, hedge: '-1000', funding: '12.5', costs: '-2.25', total: null })
    }
  })

  test('the venue: its buckets are null, those of the LP are not', () => {
    const { tokens, usd } = benchmarks([lp], unknownVenue)
    expect(nulls(tokens)).toEqual(['total', 'hedge', 'funding', 'costs'])
    expect(nulls(usd)).toEqual(['total', 'hedge', 'funding', 'costs'])
  })

  test('a price of now: everything of the LP but the nothing against tokens', () => {
    const { tokens, base, usd } = benchmarks([{ ...lp, usd: [null, decimal('1')] }], venue)
    expect(nulls(tokens)).toEqual(['total', 'impermanentLoss', 'fees'])
    for (const each of [base, usd]) expect(nulls(each)).toEqual(['total', 'price', 'impermanentLoss', 'fees'])
  })

  test('a price of then: only against what needs it', () => {
    const deposit = lp.deposits[0]!
    const unknown = [null, decimal('1')] as const
    const nullsWith = (rest: object) => {
      const { tokens, base, usd } = benchmarks([{ ...lp, deposits: [{ ...deposit, ...rest }] }], venue)
      return [tokens, base, usd].map(nulls)
    }
    expect(nullsWith({ usdThen: unknown })).toEqual([[], [], ['total', 'price']])
    expect(nullsWith({ quoteThen: unknown })).toEqual([[], ['total', 'price'], []])
  })

  test('the price of a withdrawal: what it locked in, and what came of it since', () => {
    const withdrawn = { amounts: pair('-0.1', '320'), poolUsd: [null, decimal('1')] as const }
    for (const each of Object.values(benchmarks([{ ...lp, realised: [withdrawn] }], venue))) {
      expect(nulls(each)).toEqual(['total', 'price', 'impermanentLoss'])
    }
    const dollars = { ...withdrawn, amounts: pair('0', '-5') }
    expect(text(benchmarks([{ ...lp, realised: [dollars] }], venue).tokens.buckets.impermanentLoss)).toBe('-55')
  })

  test('the base asset, or what it cost then: against it alone, though nothing of it was deposited', () => {
    const unknown = [null, decimal('1')] as const
    const deposit = { amounts: pair('0', '6000'), usdThen: unknown, quoteThen: unknown }
    const unpriced = benchmarks([{ ...lp, deposits: [deposit] }], venue)
    const baseless = benchmarks([{ ...lp, base: null }], venue)
    const worthless = benchmarks([{ ...lp, deposits: [{ ...deposit, quoteThen: pair('0', '1') }] }], venue)
    for (const { tokens, base, usd } of [unpriced, baseless, worthless]) {
      expect([tokens, base, usd].map(nulls)).toEqual([[], ['total', 'price'], []])
    }
  })

  test('one position among several makes the sum unknown', () => {
    expect(nulls(benchmarks([lp, { ...lp, base: null }], venue).base)).toEqual(['total', 'price'])
  })

  test('the price of a token that there never was is not needed', () => {
    const unknown = [null, decimal('1')] as const
    const dollars = { amounts: pair('0', '6000'), usdThen: unknown, quoteThen: unknown }
    const only: LpResult = {
      ...lp,
      usd: [null, decimal('1')],
      deposits: [dollars],
      unrealised: pair('0', '0'),
      fees: pair('0', '5'),
    }
    expect(shown(benchmarks([only], venue).usd)).toMatchObject({ price: '0', fees: '5', total: '-984.75' })
  })
})

describe('any result', () => {
  const amounts = fc.tuple(anyDecimal, anyDecimal)
  const price = fc.option(anyDecimal, { freq: 5 })
  const prices = fc.tuple(price, price)
  const position: fc.Arbitrary<LpResult> = fc.record({
    usd: prices,
    deposits: fc.array(fc.record({ amounts, usdThen: prices, quoteThen: prices }), { maxLength: 4 }),
    unrealised: amounts,
    realised: fc.array(fc.record({ amounts, poolUsd: prices }), { maxLength: 3 }),
    fees: amounts,
    base: fc.constantFrom(0, 1, null),
  })
  const parts = fc.record({ hedge: price, funding: price, costs: price })

  test('the buckets are the total to the last digit, null if one is; only the price differs', () => {
    fc.assert(
      fc.property(fc.option(fc.array(position, { maxLength: 4 })), parts, (positions, money) => {
        const all = benchmarks(positions, money)
        for (const { total, buckets } of Object.values(all)) {
          const list = Object.values(buckets)
          const known = list.filter(bucket => bucket !== null)
          expect(text(total)).toBe(known.length < list.length ? null : toText(sum(known)))
          expect({ ...buckets, price: null }).toEqual({ ...all.tokens.buckets, price: null })
        }
      }),
    )
  })
})
