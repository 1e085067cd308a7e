import { describe, expect, test } from 'vitest'
import { pnlReport } from '../../../src/commands/status/pnlReport.ts'
import { account, addressOf, gap, subjectOf } from '../../support/artifacts.ts'
import {
  ethFills,
  ethResult,
  fillOf,
  lpStub,
  mintedAt,
  now,
  openedAt,
  pair,
  perpStub,
  pnlInput,
  tradesOf,
} from '../../support/pnlInput.ts'
import {
  costs,
  expectNull,
  funding,
  lp,
  type Rest,
  report,
  result,
  returns,
  totals,
  venue,
  why,
} from '../../support/pnlNulls.ts'

describe('no report at all', () => {
  test('of an address given ad hoc', () => {
    expect(pnlReport(pnlInput({ subject: subjectOf({ stored: false, createdAt: null }) }))).toBe(null)
    expect(pnlReport(pnlInput({ subject: subjectOf({ stored: false, since: '2026-01-01' }) }))).toBe(null)
  })

  test('where there is neither a position nor a perp; what could not be read may be one', () => {
    expect(pnlReport(pnlInput({ positions: [], perps: [] }))).toBe(null)
    expect(pnlReport(pnlInput({ positions: null, perps: [] }))).not.toBe(null)
    expect(pnlReport(pnlInput({ positions: [], perps: null }))).not.toBe(null)
    expect(pnlReport(pnlInput({ positions: [], perps: [], gone: ['7'] }))).not.toBe(null)
  })
})

describe('the venue leg', () => {
  test.each([
    ['perps that could not be read', { perps: null }, /^not every perp of the hedge could be read/],
    ['accounts that are not all known', { accounts: null }, /^not every perp of the hedge could be read/],
    ['trades that were not gathered', { trades: null }, /^the trades of the hedge could not be read$/],
    [
      'an account without trades',
      { accounts: [account, addressOf(0xb3)] },
      /^the trades of an account .* were not read$/,
    ],
    ['trades of another hedge', { trades: [tradesOf(ethFills, { subject: 'two' })] }, /were not read$/],
    ['trades of another network', { trades: [tradesOf(ethFills, { network: 'testnet' })] }, /were not read$/],
  ] as [string, Rest, RegExp][])('%s: nothing the perps earned is known, what the LP earned is', (_, rest, says) => {
    expectNull(rest, totals, venue, rest?.perps === null ? 'capitalUsd' : [], returns)
    expect(report(rest).since === null).toBe(rest?.perps !== null)
    expect(why(rest)).toEqual([expect.stringMatching(says)])
    expect(report(rest).benchmarks[2]!.buckets).toMatchObject({ price: 1000, impermanentLoss: -50, fees: 25 })
  })

  test('perps that another hedge counts too', () => {
    const rest = { subject: subjectOf({ shared: true }) }
    expectNull(rest, totals, venue, 'capitalUsd', returns)
    expect(why(rest)).toEqual([expect.stringMatching(/^another hedge counts the same perps/)])
  })

  test('fills or funding alone that could not be read', () => {
    const noFills = { trades: [tradesOf(ethFills, { fills: gap('no-fills') })] }
    const flagged = { ...noFills, subject: subjectOf({ since: new Date(openedAt).toISOString() }) }
    expectNull(flagged, totals, result, costs, returns)
    expect(why(flagged)).toEqual(['the trades of an account of the hedge could not be read: no answer about no-fills'])
    expectNull(noFills, totals, result, costs, funding, returns)
    expect(why(noFills)).toEqual([expect.stringMatching(/^when the hedge began is not known/)])
    const noFunding = { trades: [tradesOf(ethFills, { funding: gap('no-funding') })] }
    expectNull(noFunding, totals, funding, returns)
    expect(why(noFunding)).toEqual([
      'the funding of an account of the hedge could not be read: no answer about no-funding',
    ])
  })

  test('trades that were asked for from after the beginning on', () => {
    const rest = { subject: subjectOf({ since: new Date(mintedAt - 1).toISOString() }) }
    expectNull(rest, totals, result, costs, funding, returns)
    const [trades, funds, ...others] = why(rest)
    for (const note of [trades, funds]) expect(note).toMatch(/ were read from .* on only, after it began$/)
    expect(others).toEqual(['the perps count from before the first deposit; the days of the returns do not'])
  })

  test('fills that do not chain, or do not end where the position is', () => {
    const broken = { trades: [tradesOf([...ethFills, fillOf({ time: now, startPosition: '-9', sz: '1' })])] }
    expectNull(broken, totals, result, costs, returns)
    expect(why(broken)).toEqual(['fills of ETH are missing: one does not start where the one before it ended'])
    for (const [perps, left] of [
      [[perpStub({ szi: '-2' })], '-2'],
      [[], 'nothing'],
    ] as const) {
      expectNull({ perps: [...perps] }, totals, result, costs, returns)
      expect(why({ perps: [...perps] })[0]).toContain(`do not add up to what is open of it (${left})`)
    }
  })

  test('a fee in what is no dollar: nothing of it is known in dollars', () => {
    const paid = { trades: [tradesOf(ethFills.map(fill => ({ ...fill, feeToken: 'HYPE' })))] }
    expectNull(paid, totals, result, costs, funding, returns)
    expect(why(paid)).toEqual([expect.stringMatching(/^the fees of ETH were paid in HYPE, which is no dollar/)])
    const free = { trades: [tradesOf(ethFills.map(fill => ({ ...fill, fee: '0.0', feeToken: 'HYPE' })))] }
    expect(why(free)).toEqual([])
    expect(why({ trades: [tradesOf(ethFills.map(fill => ({ ...fill, feeToken: 'USDH' })))] })).toEqual([])
  })

  test('one account of two that is not known makes the sum unknown', () => {
    const sub = addressOf(0xb3)
    const rest = { accounts: [account, sub], trades: [tradesOf(), tradesOf([], { account: sub, funding: gap('x') })] }
    expectNull(rest, totals, funding, returns)
  })
})

describe('the LP leg', () => {
  test('a past that is not known, or an NFT that is gone: what the perps earned is known', () => {
    expectNull({ positions: null }, totals, lp, 'capitalUsd', 'days', returns)
    expect(why({ positions: null })).toEqual([expect.stringMatching(/^the past of a position of the LP is not known/)])
    expectNull({ gone: ['7'] }, totals, lp, 'capitalUsd', 'days', returns)
    expect(why({ gone: ['7'] })).toEqual(['position #7 is gone (burned), and what it earned is not known'])
    expect(report({ positions: null }).hedge).toEqual(report().hedge)
  })

  test('no price of now', () => {
    const rest = { positions: [ethResult({ usd: [null, pair('0', '1')[1]] })] }
    expectNull(rest, totals, 'base price', 'usd price', 'impermanentLoss', 'fees', returns)
    expect(why(rest)).toEqual(['the dollar price of a token of the LP is not known'])
  })

  const unknown = [null, null] as const
  const noDollars = [
    'there is no result against dollars: what a deposit was worth in dollars at its moment is not known (only a pool with a dollar in it tells)',
    'there is no capital and no return: they count what went in and came out in dollars of its moment, and those are not all known',
  ]

  test('no dollars of then: nothing against dollars, and no capital', () => {
    const deposits = [{ ...ethResult().deposits[0]!, usdThen: unknown }]
    const rest = { positions: [ethResult({ deposits })] }
    expectNull(rest, 'usd total', 'usd price', 'capitalUsd', returns)
    expect(why(rest)).toEqual(noDollars)
  })

  test('no price of then at all: only holding the tokens can be told', () => {
    const deposits = [{ ...ethResult().deposits[0]!, usdThen: unknown, quoteThen: unknown }]
    const rest = { positions: [ethResult({ deposits })] }
    expectNull(rest, 'base total', 'usd total', 'base price', 'usd price', 'capitalUsd', returns)
    const [usd, capital] = noDollars
    expect(why(rest)).toEqual([usd, 'the price of the base asset at the moment of a deposit is not known', capital])
  })

  test('a withdrawal without a price: no capital', () => {
    const withdrawals = [{ at: now, amounts: pair('1', '0'), usdThen: unknown, quoteThen: unknown }]
    expectNull({ positions: [ethResult({ withdrawals })] }, 'capitalUsd', returns)
  })

  test('a withdrawal whose pool has no price: what it locked in is in no bucket, and nothing stands in for it', () => {
    const amounts = pair('-0.1', '250')
    const realised = [{ amounts, quoteThen: unknown, poolUsd: unknown }]
    const rest = { positions: [ethResult({ realised })] }
    expectNull(rest, totals, 'tokens price', 'base price', 'usd price', 'impermanentLoss', returns)
    expect(why(rest)).toEqual(["what a withdrawal locked in is not known: its pool's price at that moment is not"])
  })

  test.each([
    [
      'a token that is not one to one',
      {},
      [lpStub('1', ['ETH', 'USD'], { ratio0: '1.2' })],
      /price of the base asset at the moment/,
    ],
    ['dollars alone', { assets: ['USD', 'USD'] }, undefined, /holds no asset but dollars$/],
    [
      'no telling which is worth most',
      { assets: ['ETH', 'BTC'] },
      [lpStub('1', ['ETH', 'BTC'], { valueUsd: null })],
      /worth most/,
    ],
    ['a price of no asset', { assets: ['ETH', 'BTC'] }, [lpStub('1', [null, 'BTC'])], /stands for no asset$/],
    [
      'another position that holds none of it',
      { tokenId: '2', assets: ['USD', 'USD'] },
      undefined,
      /at the moment of a deposit/,
    ],
  ] as const)('no base asset: %s', (_, result, lps, says) => {
    const positions = 'tokenId' in result ? [ethResult(), ethResult(result)] : [ethResult(result as object)]
    const rest: Rest = { positions, ...(lps && { lps }), perps: [perpStub()] }
    expectNull(rest, 'base total', 'base price')
    expect(why(rest)).toEqual([expect.stringMatching(says)])
  })
})

test('text that is no number is refused', () => {
  expect(() => report({ perps: [perpStub({ unrealizedPnl: 'much' })] })).toThrow(RangeError)
})
