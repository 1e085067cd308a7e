import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pnlReport } from '../../../src/commands/status/pnlReport.ts'
import { account, addressOf, defaultThresholds, ok, subjectOf } from '../../support/artifacts.ts'
import {
  ethFills,
  ethFunding,
  ethResult,
  fillOf,
  fundingOf,
  lpStub,
  mintedAt,
  now,
  openedAt,
  pair,
  perpStub,
  pnlInput,
  tradesOf,
} from '../../support/pnlInput.ts'

const report = (rest: Parameters<typeof pnlInput>[0] = {}) => pnlReport(pnlInput(rest))!
const usd = (rest: Parameters<typeof pnlInput>[0] = {}) => report(rest).benchmarks[2]!
const gas = 'gas is not among the costs'

describe('a hedge of which everything is known', () => {
  test('each part, each benchmark, and what it is counted from', () => {
    // LP: −0.2 ETH and +550 dollars are −50. ETH rose from 2500 to 3000: 10,000 dollars would have been 4 ETH.
    const same = { impermanentLoss: -50, fees: 25, hedge: -850, funding: 2.25, costs: -2 }
    expect(report()).toEqual({
      lpSince: new Date(mintedAt).toISOString(),
      since: new Date(openedAt).toISOString(),
      sinceSource: 'opening-fill',
      benchmarks: [
        { id: 'tokens', asset: null, totalUsd: -874.75, buckets: { price: 0, ...same } },
        { id: 'base', asset: 'ETH', totalUsd: -1874.75, buckets: { price: -1000, ...same } },
        { id: 'usd', asset: 'USD', totalUsd: 125.25, buckets: { price: 1000, ...same } },
      ],
      hedge: { realisedUsd: -100, unrealisedUsd: -750, tradingFeesUsd: -2, fundingUsd: 2.25 },
      capitalUsd: 10_900,
      days: 100,
      roi: 125.25 / 10_900,
      apr: ((125.25 / 10_900) * 365) / 100,
      notes: [gas],
    })
  })

  test('accounts add up, and so do dexes and coins of a thousand', () => {
    const sub = addressOf(0xb3)
    const more = [fillOf({ coin: 'hyna:ETH', sz: '1', fee: '0' }), fillOf({ coin: 'kPEPE', sz: '7', fee: '0' })]
    const perps = [
      perpStub(),
      perpStub({
        account: sub,
        coin: 'hyna:ETH',
        szi: '-1',
        unrealizedPnl: '-500',
        marginUsed: '100',
        fundingSinceOpen: '0',
      }),
      perpStub({
        account: sub,
        coin: 'kPEPE',
        asset: 'PEPE',
        szi: '-7',
        markPx: '2500',
        unrealizedPnl: '0',
        marginUsed: '0',
        fundingSinceOpen: '4',
      }),
    ]
    const trades = [
      tradesOf(),
      tradesOf(more, { account: sub, funding: { ok: [fundingOf('4', now, 'kPEPE')], at: '' } }),
    ]
    const found = report({ assets: ['ETH', 'PEPE'], accounts: [account, sub], perps, trades })
    expect(found).toMatchObject({
      hedge: { realisedUsd: -100, unrealisedUsd: -1250, tradingFeesUsd: -2, fundingUsd: 6.25 },
      capitalUsd: 11_000,
      notes: [gas],
    })
  })

  test('what else the account trades is no part of it', () => {
    const fills = [
      fillOf({ coin: 'BTC', sz: '9', closedPnl: '70' }),
      fillOf({ coin: '@107', sz: '9', fee: '5', feeToken: 'HYPE' }),
    ]
    const trades = [
      tradesOf([...ethFills, ...fills], { funding: { ok: [...ethFunding, fundingOf('9', now, 'BTC')], at: '' } }),
    ]
    const perps = [perpStub(), perpStub({ coin: 'BTC', asset: 'BTC', unrealizedPnl: '70', marginUsed: '70' })]
    expect(report({ trades, perps })).toEqual(report())
  })

  test('perps of an asset that only a closed position held count with it', () => {
    const btc = fillOf({ coin: 'BTC', sz: '1', fee: '0' })
    const back = fillOf({
      coin: 'BTC',
      sz: '1',
      fee: '0',
      side: 'buy',
      startPosition: '-1',
      closedPnl: '60',
      time: openedAt + 5,
    })
    const closed = ethResult({
      tokenId: '2',
      assets: ['BTC', 'USD'],
      deposits: [],
      unrealised: pair('0', '0'),
      fees: pair('0', '0'),
    })
    const found = report({ positions: [ethResult(), closed], trades: [tradesOf([...ethFills, btc, back])] })
    expect(found.hedge.realisedUsd).toBe(-40)
  })

  test('nothing hedged yet: the perps earned nothing, since it was added', () => {
    const found = report({ trades: [tradesOf([], { funding: { ok: [], at: '' } })], perps: [] })
    expect(found).toMatchObject({
      since: new Date(openedAt + 86_400_000).toISOString(),
      sinceSource: 'added',
      hedge: { realisedUsd: 0, unrealisedUsd: 0, tradingFeesUsd: 0, fundingUsd: 0 },
      days: 100,
    })
  })

  test('a fill that sold a long and went short: what is past zero is the hedge', () => {
    const first = fillOf({ startPosition: '1', sz: '3', closedPnl: '77', fee: '3.375' })
    const before = fillOf({ startPosition: '0.4', sz: '0.6', side: 'buy', tid: 9, fee: '9' })
    expect(report({ trades: [tradesOf([before, first, ...ethFills.slice(1)])] })).toEqual(report())
  })

  test('an opening is not looked for among fills that may lack the first', () => {
    const found = report({ trades: [tradesOf(ethFills, { whole: false })] })
    expect(found).toMatchObject({ sinceSource: 'added', hedge: { realisedUsd: null } })
  })

  test('a moment given by flag counts what came from then on', () => {
    const since = new Date(openedAt - 1).toISOString()
    const found = report({ subject: subjectOf({ since }) })
    expect(found).toMatchObject({ since, sinceSource: 'flag', hedge: { fundingUsd: -97.75, realisedUsd: -100 } })
  })
})

describe('capital and returns', () => {
  const day = 86_400_000
  /** Of a pool with a dollar in it. */
  const at = (prices: ReturnType<typeof pair>) => ({ usdThen: prices, quoteThen: prices })

  test('deposits and withdrawals at their worth then, by the time they were in, and the margin', () => {
    const deposits = [
      ...ethResult().deposits,
      { at: mintedAt + 50 * day, amounts: pair('1', '0'), ...at(pair('2000', '1')) },
    ]
    const withdrawals = [{ at: mintedAt + 75 * day, amounts: pair('0', '400'), ...at(pair('1', '1')) }]
    expect(report({ positions: [ethResult({ deposits, withdrawals })] }).capitalUsd).toBe(10_000 + 1000 - 100 + 900)
  })

  test('a hedge said to have begun before the first deposit makes no return smaller', () => {
    const whole = report()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), daysBefore => {
        const since = new Date(mintedAt - daysBefore * day).toISOString()
        const trades = [tradesOf(ethFills, { from: since, funding: ok(ethFunding.slice(1)) })]
        const found = report({ subject: subjectOf({ since }), trades })
        const { days, roi, apr, capitalUsd, lpSince } = whole
        expect(found).toMatchObject({ since, sinceSource: 'flag', days, roi, apr, capitalUsd, lpSince })
        expect(found.notes).toContain('the perps count from before the first deposit; the days of the returns do not')
      }),
    )
  })

  test('the LP counts from the first of its deposits, whenever the perps do', () => {
    const later = { ...ethResult().deposits[0]!, at: mintedAt + 60 * day }
    const two = [ethResult({ deposits: [later] }), ethResult({ tokenId: '2' })]
    const since = new Date(mintedAt + 80 * day).toISOString()
    const found = report({ positions: two, mints: [later.at, mintedAt], subject: subjectOf({ since }) })
    expect(found).toMatchObject({ lpSince: new Date(mintedAt).toISOString(), since, days: 100 })
    const none = report({ positions: [], mints: [], subject: subjectOf({ since }) })
    expect(none).toMatchObject({ lpSince: null, since, days: 20, capitalUsd: 900 })
    expect(report({ positions: null })).toMatchObject({ lpSince: null, days: null })
  })

  test('of less than the shortest window there is no return', () => {
    const found = report({ thresholds: { ...defaultThresholds, 'fees.window': 100.5 } })
    expect(found).toMatchObject({ roi: null, apr: null, days: 100, capitalUsd: 10_900 })
    expect(found.notes).toContain('less than 100.5 days have passed (fees.window): no return is made of so little')
    const deposits = [{ ...ethResult().deposits[0]!, at: now - day / 2 }]
    const young = report({ positions: [ethResult({ deposits })] })
    expect(young.notes).toContain('less than 1 day has passed (fees.window): no return is made of so little')
    expect(report({ thresholds: { ...defaultThresholds, 'fees.window': 100 } }).roi).not.toBe(null)
  })

  test('without thresholds there is none either, nor on capital that was taken out at once', () => {
    expect(report({ thresholds: null })).toMatchObject({ roi: null, apr: null, capitalUsd: 10_900 })
    expect(report({ thresholds: null }).notes).toContain(
      'no return: the shortest window (fees.window) could not be read',
    )
    const withdrawals = [{ at: mintedAt, amounts: pair('0', '20000'), ...at(pair('1', '1')) }]
    const empty = report({ positions: [ethResult({ withdrawals })] })
    expect(empty).toMatchObject({ roi: null, apr: null, capitalUsd: -9_100 })
    expect(empty.notes).toContain('no return: the capital that was at work is not above zero')
  })
})

describe('the base asset', () => {
  const two = [ethResult({ tokenId: '1', assets: ['BTC', 'ETH'] }), ethResult({ tokenId: '2' })]
  const btcEth = (valueUsd: number | null) => lpStub('1', ['BTC', 'ETH'], { valueUsd })
  const ethUsd = lpStub('2', ['ETH', 'USD'], { valueUsd: 500 })
  const base = (...lps: ReturnType<typeof lpStub>[]) => report({ positions: two, lps }).benchmarks[1]!.asset

  test('of several, what the price of the most valuable position is of', () => {
    expect(base(btcEth(501), ethUsd)).toBe('BTC')
    expect(base(btcEth(499), ethUsd)).toBe('ETH')
  })

  test('who reads the second token first takes its price', () => {
    const found = report({
      positions: [ethResult({ assets: ['USD', 'ETH'], usd: pair('1', '3000'), deposits: [] })],
      lps: [lpStub('1', ['USD', 'ETH'], { base: 'token1' })],
    })
    expect(found.benchmarks[1]).toMatchObject({ asset: 'ETH', buckets: { price: 0 } })
  })
})

test('the numbers of a benchmark add up to its total', () => {
  const { totalUsd, buckets } = usd()
  expect(Object.values(buckets).reduce<number>((total, bucket) => total + bucket!, 0)).toBeCloseTo(totalUsd!, 9)
})
