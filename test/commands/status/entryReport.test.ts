import { describe, expect, it } from 'vitest'
import { compare, decimal } from '../../../src/math/decimal.ts'
import { tickAt, tokens } from '../../support/artifacts.ts'
import { type Happened, historyOf, lpOf, pastOf } from './lpPastOf.ts'

const at3000 = tickAt(3000, tokens.weth, tokens.usdc)
const range = { tickLower: at3000 - 2000, tickUpper: at3000 + 2000 }
const liquidity = 10n ** 16n
const deposit = (tick: number, swap?: number, L = liquidity): Happened =>
  swap === undefined ? { kind: 'increase', liquidity: L, tick } : { kind: 'increase', liquidity: L, tick, swap }
const withdrawal = (tick: number, L: bigint): Happened => ({ kind: 'decrease', liquidity: L, tick })
const lived = (happened: readonly Happened[], tick = at3000) => ({ ...range, tick, happened })
const priceAt = (tick: number) => 1.0001 ** tick * 1e12

describe('the price of a deposit', () => {
  it('is told by its own amounts, between two prices that are certain', () => {
    const { entry, notes } = pastOf(lived([deposit(at3000)]))
    const [flow] = entry!.deposits
    expect(flow).toMatchObject({ block: 500, timestamp: '2026-10-11T12:00:00.000Z', priceSource: 'event' })
    expect(Number(flow!.price)).toBeCloseTo(priceAt(at3000), 6)
    expect(Number(flow!.priceLow)).toBeLessThanOrEqual(Number(flow!.price))
    expect(Number(flow!.priceHigh)).toBeGreaterThanOrEqual(Number(flow!.price))
    expect(Number(flow!.priceHigh) / Number(flow!.priceLow)).toBeCloseTo(1, 12)
    expect(flow!.usd).toBeCloseTo(Number(flow!.amount0) * Number(flow!.price) + Number(flow!.amount1), 9)
    const { price, priceLow, priceHigh, priceSource } = flow!
    expect(entry).toMatchObject({ source: 'events', mintBlock: 500, price, priceLow, priceHigh, priceSource })
    expect(entry).toMatchObject({ remaining0: flow!.amount0, remaining1: flow!.amount1, ownerChanged: false })
    expect(notes).toEqual([])
  })

  it('turns around with the pair: quote per base, the lower end below the upper one', () => {
    const pair = ['usdc', 'weth'] as const
    const { entry, lp } = pastOf({
      ...lived([deposit(-at3000)], -at3000),
      pair,
      tickLower: -at3000 - 2000,
      tickUpper: -at3000 + 2000,
    })
    expect(lp.priceQuote).toMatchObject({ base: 'token1', baseSymbol: 'WETH' })
    const { price, priceLow, priceHigh, usd, amount0, amount1 } = entry!.deposits[0]!
    expect(Number(price)).toBeCloseTo(priceAt(at3000), 6)
    expect(compare(decimal(priceLow!), decimal(price!))).toBe(-1)
    expect(compare(decimal(price!), decimal(priceHigh!))).toBe(-1)
    expect(usd).toBeCloseTo(Number(amount0) + Number(amount1) * Number(price), 9)
  })

  it.each([
    ['below', -3000, -5000],
    ['above', 3000, 5000],
  ])('out of range, with the price %s, is that of the last swap before', (_, off, swapOff) => {
    const { entry, notes } = pastOf(lived([deposit(at3000 + off, at3000 + swapOff)]))
    const [flow] = entry!.deposits
    expect(Number(flow!.price)).toBeCloseTo(priceAt(at3000 + swapOff), 6)
    expect(flow).toMatchObject({ priceSource: 'swap', priceLow: flow!.price, priceHigh: flow!.price })
    expect([entry!.priceSource, notes]).toEqual(['swap', []])
  })

  it.each([
    ['no swap is known', deposit(at3000 - 3000)],
    ['the swap could not have given these amounts', deposit(at3000 - 3000, at3000)],
  ])('out of range, when %s, is unknown: only the bound is certain, and a note says what to do', (_, only) => {
    const { entry, notes, impermanentLoss, result } = pastOf(lived([only]))
    expect(entry!.deposits[0]).toMatchObject({ price: null, priceLow: null, priceSource: null, usd: null })
    expect(Number(entry!.deposits[0]!.priceHigh)).toBeCloseTo(priceAt(at3000 - 2000), 6)
    expect(entry).toMatchObject({ price: null, priceSource: null })
    expect(notes).toEqual([
      'position #1: the price of what went in out of range (block 500) is not known: no swap was found that tells it; say it with: hedge add … --entry-price PRICE',
    ])
    expect(result!.deposits[0]!.usdThen[0]).toBeNull()
    expect(impermanentLoss!.usd).toBeLessThan(0)
  })

  it('of dollars alone needs no price to be worth what it is', () => {
    const { entry } = pastOf(lived([deposit(at3000 + 3000)]))
    const [flow] = entry!.deposits
    expect(flow).toMatchObject({ price: null, amount0: '0', usd: Number(flow!.amount1) })
  })

  it('is what --entry-price says, of every deposit and of no withdrawal', () => {
    const happened = [deposit(at3000), deposit(at3000 - 3000), withdrawal(at3000, liquidity)]
    const { entry, notes, result } = pastOf(lived(happened), { flags: { price: '2500' } })
    const said = { price: '2500', priceLow: null, priceHigh: null, priceSource: 'flag' }
    expect(entry!.deposits).toMatchObject([said, said])
    expect(entry).toMatchObject({ source: 'events', ...said })
    expect(entry!.withdrawals).toMatchObject([{ priceSource: 'event' }])
    expect(result!.deposits.map(({ usdThen }) => usdThen.map(px => px && Number(px.units)))).toEqual([
      [2500, 1],
      [2500, 1],
    ])
    expect(notes).toEqual([])
  })

  it('tells no dollars where the stablecoin is one that earns', () => {
    const life = lived([deposit(at3000)])
    const lp = lpOf(life)
    const earning = pastOf(life, { lp: { ...lp, token1: { ...lp.token1, ratio: '1.2' } } })
    expect(earning.result!.deposits[0]!.usdThen).toEqual([null, null])
    expect(earning.entry!.deposits[0]!.usd).toBeNull()
  })

  it('in a pool without dollars is a price, and no dollars', () => {
    const pair = ['weth', 'wbtc'] as const
    const { entry, result } = pastOf({ pair, tick: 0, tickLower: -600, tickUpper: 600, happened: [deposit(0)] })
    expect(entry!.price).not.toBeNull()
    expect(entry!.deposits[0]!.usd).toBeNull()
    expect(result!.deposits[0]!.usdThen).toEqual([null, null])
  })
})

describe('the entry price of several deposits', () => {
  it('is their mean by liquidity, unknown while one of them is', () => {
    const [low, high] = [priceAt(at3000 - 500), priceAt(at3000 + 500)]
    const known = [deposit(at3000 - 500), deposit(at3000 + 500, undefined, 3n * liquidity)]
    const { entry } = pastOf(lived(known))
    expect(Number(entry!.price)).toBeCloseTo((low + 3 * high) / 4, 5)
    expect(entry!.priceSource).toBe('event')
    expect(pastOf(lived([...known, deposit(at3000 - 3000, at3000 - 3000)])).entry!.priceSource).toBe('mixed')
    expect(pastOf(lived([...known, deposit(at3000 - 3000)])).entry).toMatchObject({ price: null, priceSource: null })
  })

  it('is of those that remain: a withdrawal takes from all alike, and after the last one the next begins anew', () => {
    const before = [deposit(at3000 - 500), withdrawal(at3000, liquidity / 2n)]
    const half = pastOf(lived([...before, deposit(at3000 + 500)])).entry!
    expect(Number(half.price)).toBeCloseTo((priceAt(at3000 - 500) + 2 * priceAt(at3000 + 500)) / 3, 5)
    const closed = [deposit(at3000 - 3000), withdrawal(at3000, liquidity)]
    const anew = pastOf(lived([...closed, deposit(at3000 + 500)])).entry!
    expect(Number(anew.price)).toBeCloseTo(priceAt(at3000 + 500), 6)
    expect([anew.remaining0, anew.remaining1]).toEqual([anew.deposits[1]!.amount0, anew.deposits[1]!.amount1])
  })
})

it('a withdrawal out of range without a swap has no price, and its note no flag that would help', () => {
  const { entry, notes } = pastOf(lived([deposit(at3000), withdrawal(at3000 - 3000, liquidity / 4n)]))
  expect(entry!.withdrawals[0]).toMatchObject({ block: 501, price: null, usd: null })
  expect(notes).toEqual([
    'position #1: the price of what was withdrawn out of range (block 501) is not known: no swap was found that tells it',
  ])
})

it('amounts that no price gives, and a history of another liquidity, are contradictions', () => {
  const life = lived([deposit(at3000)])
  const history = historyOf(life)
  const [event] = history.events
  const wrong = { ...history, events: [{ ...event!, amount0: `${event!.amount0}0` }] }
  expect(() => pastOf(life, { history: wrong })).toThrow(RangeError)
  const more = historyOf(lived([deposit(at3000), deposit(at3000)]))
  expect(() => pastOf(life, { history: more })).toThrow('liquidity')
})
