import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, type Decimal, decimal, fromUnits, mul, neg, roundTo, toText, zero } from '../../src/math/decimal.ts'
import type { Fill } from '../../src/math/fillOrder.ts'
import { hedgeResult, type OpenPosition, pastZero, tradedResult } from '../../src/math/hedgeResult.ts'
import { anyTrades, flattened, lifeOf, within } from './tradingLife.ts'

const fill = (time: number, start: string, signed: string, px: string, closedPnl: string, fee = '0'): Fill => ({
  time,
  side: signed.startsWith('-') ? 'sell' : 'buy',
  px: decimal(px),
  sz: decimal(signed.replace('-', '')),
  startPosition: decimal(start),
  closedPnl: decimal(closedPnl),
  fee: decimal(fee),
})

const open = (szi: string, mark: string, unrealised: string): OpenPosition => ({
  szi: decimal(szi),
  mark: decimal(mark),
  unrealised: decimal(unrealised),
})

const shown = (...[fills, funding, position]: Parameters<typeof hedgeResult>) => {
  const { realised, unrealised, fees, funding: paid, unknown } = hedgeResult(fills, funding, position)
  const text = (amount: Decimal | null) => amount && toText(amount)
  return { realised: text(realised), unrealised: text(unrealised), fees: text(fees), funding: text(paid), unknown }
}

/** Two sold at 3000, one bought back at 2900; closed, and sold again in one trade through zero from a long. */
const short = [fill(1, '0', '-2', '3000', '0', '2.7'), fill(2, '-2', '1', '2900', '100', '-0.0435')]

describe('by hand', () => {
  test('a short partly closed, funding paid and received, a rebate', () => {
    expect(shown(short, [decimal('1.25'), decimal('-0.5')], open('-1', '2800', '200'))).toEqual({
      realised: '100',
      unrealised: '200',
      fees: '-2.6565',
      funding: '0.75',
      unknown: null,
    })
    expect(toText(tradedResult(short, open('-1', '2800', '200')))).toBe('300')
  })

  test('closed and opened again, and a flip in one fill', () => {
    const fills = [...short, fill(3, '-1', '3', '2800', '200'), fill(4, '2', '-2.5', '2700', '-200')]
    expect(shown(fills, [], open('-0.5', '2600', '50'))).toMatchObject({ realised: '100', unrealised: '50' })
    expect(toText(tradedResult(fills, open('-0.5', '2600', '50')))).toBe('150')
  })

  test('no trade and nothing open: nothing was earned', () => {
    expect(shown([], [], null)).toEqual({ realised: '0', unrealised: '0', fees: '0', funding: '0', unknown: null })
  })

  test('open before: the result is unknown, fees and funding since are not', () => {
    const since = { realised: null, unrealised: null, fees: '0.0435', funding: '3', unknown: 'open-before' }
    expect(shown(short.slice(1), [decimal('3')], open('-1', '2800', '200'))).toEqual(since)
    expect(shown([], [decimal('3')], open('-1', '2800', '200'))).toEqual({ ...since, fees: '0' })
  })

  test('a fill missing in the middle or at the end: fees are unknown too', () => {
    const gap = [short[0] as Fill, fill(3, '-1', '1', '2800', '200')]
    expect(shown(gap, [decimal('3')], null)).toEqual({
      realised: null,
      unrealised: null,
      fees: null,
      funding: '3',
      unknown: 'fills-missing',
    })
    expect(shown(short.slice(0, 1), [], open('-1', '2800', '200'))).toMatchObject({
      fees: null,
      unknown: 'position-differs',
    })
    expect(shown(short, [], null)).toMatchObject({ unrealised: null, unknown: 'position-differs' })
  })

  test('numbers of another scale are the same numbers', () => {
    const fills = [fill(1, '0.0', '-2', '3000', '0'), fill(2, '-2.000', '1.0', '2900', '100')]
    expect(shown(fills, [], open('-1.00', '2800', '200')).unknown).toBe(null)
  })

  test('of a fill across zero, what is past it, with its share of the fee', () => {
    const crossed = pastZero(fill(1, '3', '-4', '3000', '-12', '5.4'))
    expect([crossed.sz, crossed.fee, crossed.closedPnl, crossed.startPosition].map(toText)).toEqual([
      '1',
      '1.35',
      '0',
      '0',
    ])
    for (const whole of short) expect(pastZero(whole)).toBe(whole)
  })
})

describe('any life', () => {
  const mark = fc.integer({ min: 1, max: 1_000_000 }).map(cents => fromUnits(BigInt(cents), 2))
  const trades = fc.oneof(anyTrades, anyTrades.map(flattened))

  test('realised and unrealised are the cash that changed hands and what is open at the mark', () => {
    fc.assert(
      fc.property(trades, mark, (list, px) => {
        const life = lifeOf(list, px, 1_000)
        const { realised, unrealised, fees, unknown } = hedgeResult(life.fills, [], life.position)
        const worth = life.position === null ? zero : mul(life.position.szi, px)
        expect(unknown).toBe(null)
        expect(within(add(realised!, unrealised!), add(life.cash, worth), '1e-40')).toBe(true)
        expect(within(tradedResult(life.fills, life.position), add(life.cash, worth), '0')).toBe(true)
        expect(within(fees!, neg(life.fees), '0')).toBe(true)
      }),
    )
  })

  test('rounded to the sixth place as the venue does, to half of that a fill', () => {
    fc.assert(
      fc.property(trades, mark, (list, px) => {
        const { fills, position } = lifeOf(list, px, 1_000)
        const rounded = fills.map(each => ({ ...each, closedPnl: roundTo(each.closedPnl, 6) }))
        const { realised, unrealised } = hedgeResult(rounded, [], position)
        const bound = toText(fromUnits(BigInt(fills.length + 1) * 5n, 7))
        expect(within(add(realised!, unrealised!), tradedResult(fills, position), bound)).toBe(true)
      }),
    )
  })

  test('no fill can be left out unseen', () => {
    fc.assert(
      fc.property(anyTrades, fc.nat(), (list, which) => {
        const { fills, position } = lifeOf(
          list.map(trade => ({ ...trade, after: 1 })),
          decimal('3000'),
          1_000,
        )
        fc.pre(fills.length > 0)
        const left = fills.filter((_, index) => index !== which % fills.length)
        expect(hedgeResult(left, [], position)).toMatchObject({ realised: null, unrealised: null })
      }),
    )
  })

  test('the order in which the venue lists one millisecond does not matter', () => {
    fc.assert(
      fc.property(trades, list => {
        const { fills, position } = lifeOf(list, decimal('3000'), 1_000)
        expect(shown(fills.toReversed(), [], position)).toEqual(shown(fills, [], position))
      }),
    )
  })
})
