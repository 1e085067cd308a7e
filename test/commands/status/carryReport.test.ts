import { describe, expect, it } from 'vitest'
import { type CarryInput, carryReport } from '../../../src/commands/status/carryReport.ts'
import type { CandleReading } from '../../../src/domain/artifacts.ts'
import {
  defaultThresholds,
  ethUsdc,
  gap,
  gatheredAt,
  markets,
  ok,
  perpOf,
  poolOf,
  positionOf,
  snapshotOf,
  type TokenName,
  tickAt,
  tokens,
} from '../../support/artifacts.ts'
import { type LegsSpec, legsOf } from '../../support/legs.ts'

const now = Date.parse(gatheredAt)
const hour = 3_600_000

/** Hourly, the newest closing now: up and down by `step`, so that σ² is nearly step² · 8760. */
const candlesOf = (coin: string, step: number, count = 168): CandleReading => ({
  network: 'mainnet',
  coin,
  read: ok(
    Array.from({ length: count }, (_, index) => ({
      start: now - (count - index) * hour,
      end: now - (count - 1 - index) * hour,
      close: String(3000 * (index % 2 === 0 ? 1 : Math.exp(step))),
    })),
  ),
})

const carry = (spec: LegsSpec, rest: Partial<CarryInput> = {}) => {
  const input = {
    ...legsOf(spec),
    candles: [candlesOf('ETH', 0.01), candlesOf('BTC', 0.004)],
    network: 'mainnet',
    now: gatheredAt,
    shared: false,
    pnlUsd: 0,
    thresholds: defaultThresholds,
  } as const
  return carryReport({ ...input, ...rest })
}

const earning = { feeApr: 0.365, valueUsd: 10_000 }

const pairOf = (one: TokenName, other: TokenName, price: number, rest = {}) => {
  const tick = tickAt(price, tokens[one], tokens[other])
  return snapshotOf(
    [poolOf({ pair: [one, other], tick })],
    [positionOf({ pool: 0, tickLower: tick - 900, tickUpper: tick + 900, ...rest })],
  )
}

describe('carryReport', () => {
  it('is fees, funding and what rebalancing loses: a day, and in sum', () => {
    const told = carry({ snapshot: ethUsdc(), perps: [perpOf({ szi: '-2' })], lp: earning })
    expect(told.feesPerDay).toBeCloseTo(10, 12)
    // Two ETH at 3000, an eightieth of a thousandth an hour, received by the short.
    expect(told.fundingPerDay).toBeCloseTo(2 * 3000 * 0.0000125 * 24, 12)
    expect(told.volatility.ETH).toBeCloseTo(0.01 * Math.sqrt(8760), 2)
    // L √P σ² / 4 with L and √P in whole tokens.
    const root = Math.sqrt(1.0001 ** tickAt(3000, tokens.weth, tokens.usdc) * 1e12)
    expect(told.rebalancingPerDay! / -((10_000 * root * told.volatility.ETH! ** 2) / 4 / 365)).toBeCloseTo(1, 9)
    expect(told.totalPerDay).toBeCloseTo(told.feesPerDay! + told.fundingPerDay! + told.rebalancingPerDay!, 12)
    expect(told).toMatchObject({ breakEvenDays: 0, volatilityDays: 7, notes: [] })
  })

  it('funding is paid on the oracle and not on the mark, by the side that pays', () => {
    const told = (szi: string, funding: string) =>
      carry({
        snapshot: ethUsdc(),
        perps: [perpOf({ szi, mark: 9999 })],
        markets: markets.map(market => ({ ...market, funding })),
        lp: earning,
      }).fundingPerDay
    expect(told('-2', '0.00001')).toBeCloseTo(1.44, 12)
    expect(told('2', '0.00001')).toBeCloseTo(-1.44, 12)
    expect(told('-2', '-0.00001')).toBeCloseTo(-1.44, 12)
    expect(carry({ snapshot: ethUsdc(), lp: earning }).fundingPerDay).toBe(0)
  })

  it('says that the funding of shared perps counts in the carry of another hedge too; the numbers stay', () => {
    const spec = { snapshot: ethUsdc(), perps: [perpOf({ szi: '-2' })], lp: earning }
    const { notes, ...numbers } = carry(spec, { shared: true })
    const { notes: none, ...same } = carry(spec)
    expect([numbers, none]).toEqual([same, []])
    expect(notes).toEqual(['another hedge counts the same perps: their funding is in its carry too'])
    expect(carry({ ...spec, perps: [] }, { shared: true }).notes).toEqual([])
  })

  it('out of range earns nothing and loses nothing, whatever its history', () => {
    const tick = tickAt(3000, tokens.weth, tokens.usdc)
    const told = carry({ snapshot: ethUsdc({ tickLower: tick + 10, tickUpper: tick + 20 }), lp: { feeApr: null } })
    expect(told).toMatchObject({ feesPerDay: 0, rebalancingPerDay: 0, totalPerDay: 0, notes: [] })
    const closed = carry({ snapshot: ethUsdc({ liquidity: '0' }), lp: { feeApr: null } })
    expect(closed).toMatchObject({ feesPerDay: 0, rebalancingPerDay: 0, volatility: {} })
  })

  it('of two volatile tokens takes the volatility of their ratio, whichever is token0', () => {
    for (const snapshot of [pairOf('wbtc', 'weth', 30), pairOf('weth', 'wbtc', 1 / 30)]) {
      const told = carry({ snapshot, assets: ['BTC', 'ETH'], lp: earning })
      expect(told.notes).toEqual([expect.stringMatching(/^the volatility of (BTC\/ETH|ETH\/BTC) is 56\.\d % a year$/)])
      // They move together, so that the ratio moves by the difference of the two.
      expect(told.rebalancingPerDay).toBeLessThan(0)
      expect(Object.keys(told.volatility)).toEqual(['BTC', 'ETH'])
    }
  })

  it('loses the same whichever token is token0', () => {
    const loss = (snapshot: ReturnType<typeof pairOf>) => carry({ snapshot, lp: earning }).rebalancingPerDay!
    const [one, other] = [loss(pairOf('weth', 'usdc', 3000)), loss(pairOf('usdc', 'weth', 1 / 3000))]
    expect(one / other).toBeCloseTo(1, 3)
  })

  it('says that two dollars are counted as standing still', () => {
    const told = carry({ snapshot: pairOf('usdc', 'usdt', 1), lp: earning, assets: [] })
    expect(told).toMatchObject({ rebalancingPerDay: 0, volatility: {} })
    expect(told.notes).toEqual(['#1: both tokens are counted as USD, so nothing is reckoned as lost to rebalancing'])
  })
})

describe('break-even', () => {
  it('is the days until the loss is earned back', () => {
    const flat = { snapshot: ethUsdc(), lp: earning }
    const candles = [candlesOf('ETH', 0)]
    expect(carry(flat, { candles, pnlUsd: -50 }).breakEvenDays).toBeCloseTo(5, 9)
    expect(carry(flat, { candles, pnlUsd: 3 }).breakEvenDays).toBe(0)
  })

  it('is never where nothing is earned, and not known without the result', () => {
    const told = carry({ snapshot: ethUsdc(), lp: { feeApr: 0, valueUsd: 1 } }, { pnlUsd: -50 })
    expect(told.breakEvenDays).toBeNull()
    expect(told.notes).toEqual(['it never breaks even at this pace'])
    const unknown = carry({ snapshot: ethUsdc(), lp: earning }, { pnlUsd: null })
    expect(unknown.breakEvenDays).toBeNull()
    expect(unknown.notes).toEqual(['the result against holding the tokens is not known: nor is when it breaks even'])
  })
})

describe('where a leg is missing, the sum is', () => {
  const spec = { snapshot: ethUsdc(), perps: [perpOf({ szi: '-2' })], lp: earning }

  it.each<[string, LegsSpec, Partial<CarryInput>, keyof ReturnType<typeof carry>, RegExp]>([
    ['candles', spec, { candles: [] }, 'rebalancingPerDay', /fewer than 21 hourly closes of ETH/],
    [
      'a gap',
      spec,
      { candles: [{ network: 'mainnet', coin: 'ETH', read: gap('candles') }] },
      'rebalancingPerDay',
      /closes of ETH/,
    ],
    ['candles of the other network', spec, { network: 'testnet' }, 'rebalancingPerDay', /closes of ETH/],
    ['older candles alone', spec, { now: '2026-12-20T12:00:00.000Z' }, 'rebalancingPerDay', /closes of ETH/],
    ['positions', spec, { lps: null }, 'feesPerDay', /not all positions are known/],
    ['positions again', spec, { lps: null }, 'rebalancingPerDay', /not all positions are known/],
    ['perps', spec, { perps: null }, 'fundingPerDay', /not all perps are known/],
    ['a market', { ...spec, markets: null }, {}, 'fundingPerDay', /the funding of ETH is not known/],
    ['the dollars of a token', { ...spec, markets: null }, {}, 'rebalancingPerDay', /#1 cannot be valued/],
    ['fees', { ...spec, lp: { feeApr: null } }, {}, 'feesPerDay', /#1 earns is not known: its history is not known/],
    [
      'a value',
      { ...spec, lp: { feeApr: 1, valueUsd: null } },
      {},
      'feesPerDay',
      /#1 earns is not known: it cannot be valued/,
    ],
  ])('without %s', (_what, legs, rest, field, why) => {
    const told = carry(legs, { pnlUsd: -1, ...rest })
    expect(told[field]).toBeNull()
    expect(told).toMatchObject({ totalPerDay: null, breakEvenDays: null })
    expect(told.notes.filter(note => why.test(note))).toHaveLength(1)
  })

  it('of a token that stands for nothing', () => {
    const told = carry({ snapshot: pairOf('weth', 'other', 6000), lp: earning })
    expect(told.rebalancingPerDay).toBeNull()
    expect(told.notes).toEqual(['#1: OTHER stands for no asset with candles, so its volatility is not known'])
  })

  it('says that a window is not full', () => {
    const told = carry(spec, { candles: [candlesOf('ETH', 0.01, 49)] })
    expect(told.volatility.ETH).not.toBeNull()
    expect(told.notes).toEqual(['the volatility of ETH is that of 2.0 days, not 7: there are no more candles'])
    const oneDay = { ...defaultThresholds, 'volatility.window': 1 }
    expect(carry(spec, { candles: [candlesOf('ETH', 0.01, 24)], thresholds: oneDay }).notes).toEqual([])
  })
})
