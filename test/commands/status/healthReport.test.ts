import { describe, expect, it } from 'vitest'
import { type HealthInput, healthReport } from '../../../src/commands/status/healthReport.ts'
import type { CarryReport, EntryReport, HealthPartId } from '../../../src/commands/status/resultTypes.ts'
import { defaultThresholds, ethUsdc, gatheredAt, perpOf, tickAt, tokens } from '../../support/artifacts.ts'
import { accountReportOf, type LegsSpec, legsOf } from '../../support/legs.ts'

const now = Date.parse(gatheredAt)
const tick = tickAt(3000, tokens.weth, tokens.usdc)

const carryOf = (totalPerDay: number | null): CarryReport => ({
  feesPerDay: totalPerDay,
  fundingPerDay: 0,
  rebalancingPerDay: 0,
  totalPerDay,
  breakEvenDays: null,
  volatility: {},
  volatilityDays: 7,
  notes: [],
})

const entryOf = (mintedAt: string): EntryReport => ({
  source: 'events',
  mintedAt,
  mintBlock: 1,
  ownerChanged: false,
  deposits: [],
  withdrawals: [],
  remaining0: '0',
  remaining1: '0',
  price: null,
  priceLow: null,
  priceHigh: null,
  priceSource: null,
})

const held = Number(legsOf({ snapshot: ethUsdc() }).exposure[0]!.lpDelta)
const hedged = perpOf({ szi: (-held).toFixed(9), liquidationPx: '4800' })

const health = (spec: Partial<LegsSpec> = {}, rest: Partial<HealthInput> = {}) => {
  const legs = legsOf({ snapshot: ethUsdc(), perps: [hedged], ...spec })
  const known = { carry: carryOf(1), stored: true, times: [now - 10_000], now: gatheredAt }
  const input = { ...legs, ...known, thresholds: defaultThresholds }
  return healthReport({ ...input, account: accountReportOf({ marginRatio: 0 }), ...rest })
}

const part = (id: HealthPartId, ...of: Parameters<typeof health>) => health(...of).parts.find(each => each.id === id)!

describe('healthReport', () => {
  it('is the weakest of its parts, each with its reason', () => {
    const well = health()
    expect(well.parts.map(({ id }) => id)).toEqual(['range', 'drift', 'liquidation', 'margin', 'carry', 'freshness'])
    expect(well.parts.every(({ applies, why }) => applies && why !== '')).toBe(true)
    expect(well.score).toBeGreaterThan(99)
    const drifting = health({ perps: [{ ...hedged, szi: (-0.85 * held).toFixed(9) }] })
    expect(drifting.weakest).toBe('drift')
    expect(drifting.score).toBeCloseTo(25, 1)
    expect(drifting.score).toBe(Math.min(...drifting.parts.map(({ score }) => score!)))
  })

  it('is not known while a part that applies is not, since that one may be the weakest', () => {
    const told = health({}, { perps: null })
    expect(told).toMatchObject({ score: null, weakest: null })
    expect(told.parts.find(({ id }) => id === 'range')!.score).toBeGreaterThan(0)
    expect(told.parts.filter(({ score }) => score === null).map(({ id }) => id)).toEqual(['liquidation', 'margin'])
  })

  it('is 0 where a part is, whatever is not known beside it: nothing is weaker', () => {
    const out = { snapshot: ethUsdc({ tickLower: tick + 5, tickUpper: tick + 9 }) }
    expect(health(out, { perps: null })).toMatchObject({ score: 0, weakest: 'range' })
    expect(health(out, { carry: null })).toMatchObject({ score: 0, weakest: 'range' })
    const unknown = health({}, { carry: null })
    expect(unknown).toMatchObject({ score: null, weakest: null })
    expect(unknown.parts.find(({ id }) => id === 'carry')).toMatchObject({ score: null, applies: true })
  })

  it('has no score where there is nothing to score', () => {
    const told = health({ snapshot: ethUsdc({ liquidity: '0' }), perps: [], assets: [] }, { times: [] })
    expect(told).toMatchObject({ score: null, weakest: null })
    expect(told.parts.every(({ applies, score }) => !applies && score === null)).toBe(true)
  })
})

describe('a part', () => {
  it('range: of the nearest bound of the worst position', () => {
    const near = ethUsdc({ tickLower: tick - 300, tickUpper: tick + 4000 })
    // 300 ticks down are 2.96 %: 25 + 25 · 0.0296 / 0.05.
    expect(part('range', { snapshot: near }).score).toBeCloseTo(25 + (25 * (1 - 1.0001 ** -300)) / 0.05, 2)
    expect(part('range', { snapshot: near }).why).toBe('#1 is 3.0 % from its lower bound')
    expect(part('range', {}, { lps: null })).toMatchObject({ score: null, applies: true })
  })

  it('drift: unknown exposure is unknown, a perp on nothing is nothing', () => {
    const [row] = legsOf({ snapshot: ethUsdc(), perps: [hedged] }).exposure
    expect(
      part('drift', {}, { exposure: [row!, { ...row!, asset: 'BTC', netDelta: null, drift: null }] }),
    ).toMatchObject({
      score: null,
      applies: true,
      why: 'the exposure to BTC is not known',
    })
    const bare = { snapshot: ethUsdc({ liquidity: '0' }), perps: [perpOf({ szi: '-1' })] }
    expect(part('drift', bare)).toMatchObject({ score: 0, why: 'the ETH perp hedges nothing' })
    expect(part('drift', { ...bare, perps: [] })).toMatchObject({ score: null, applies: false })
  })

  it('liquidation: of the nearest perp; of a long that none liquidates, all is well', () => {
    const at = (liquidationPx: string | null, szi = '-1') =>
      part('liquidation', { perps: [hedged, perpOf({ szi, liquidationPx })] })
    expect(at('3750').score).toBeCloseTo(50, 9)
    expect(at('3300').score).toBeCloseTo(20, 9)
    expect(at('3300').why).toBe('ETH is 10.0 % from liquidation')
    expect(at(null, '1').score).toBe(100)
    expect(at(null)).toMatchObject({ score: null, applies: true, why: 'the venue tells no liquidation price of ETH' })
    const past = perpOf({ coin: 'hyna:ETH', szi: '-1', liquidationPx: '2900' })
    const both = part('liquidation', { perps: [perpOf({ szi: '-1', liquidationPx: null }), past] })
    expect(both).toMatchObject({ score: 0, why: expect.stringContaining('hyna:ETH') })
    expect(part('liquidation', { perps: [] })).toMatchObject({ applies: false, why: 'there is no perp' })
  })

  it('margin: as a share of the ratio that liquidates, of the worst account that counts', () => {
    const at = (marginRatio: number | null, mode = 'default') =>
      part('margin', {}, { account: accountReportOf({ marginRatio, mode }) })
    expect(at(0.5).score).toBeCloseTo(50, 9)
    expect(at(0.95 * 0.5, 'portfolioMargin').score).toBeCloseTo(50, 9)
    expect(at(null)).toMatchObject({ score: null, applies: true })
    const sub = { ...accountReportOf({ marginRatio: 0.8 }), name: 'two', mode: 'default' }
    const both = part('margin', {}, { account: accountReportOf({ subAccounts: [sub] }) })
    expect(both.score).toBeCloseTo(20, 9)
    expect(both.why).toBe('the margin ratio of sub-account two is 80.0 % of 100 %')
    expect(part('margin', {}, { account: null })).toMatchObject({ score: null, applies: true })
    expect(part('margin', { perps: [] }, { account: null }).applies).toBe(false)
  })

  it('carry: what is lost a year against what is in the LP', () => {
    const at = (perDay: number, valueUsd: number | null = 36_500) =>
      part('carry', { lp: { valueUsd } }, { carry: carryOf(perDay) })
    expect([0, 5, -25, -50, -500].map(perDay => at(perDay).score)).toEqual([100, 100, 50, 0, 0])
    expect(at(-25).why).toBe('−$25.00 a day')
    expect(at(-1, null)).toMatchObject({ score: null, applies: true })
    expect(at(5, null).score).toBe(100)
  })

  it('carry: does not apply before fees are told, and is unknown when they could be', () => {
    const waiting = (mintedAt: string | null) =>
      part(
        'carry',
        { lp: { feeApr: null, entry: mintedAt === null ? null : entryOf(mintedAt) } },
        { carry: carryOf(null) },
      )
    expect(waiting('2026-11-20T00:00:00.000Z')).toEqual({
      id: 'carry',
      score: null,
      applies: false,
      why: 'its fees are not told before they are 1 day old',
    })
    expect(waiting('2026-11-18T00:00:00.000Z')).toMatchObject({
      applies: true,
      why: 'what the fees earn a day is not known',
    })
    expect(waiting(null)).toMatchObject({ score: null, applies: true })
    expect(part('carry', {}, { carry: null })).toMatchObject({ score: null, applies: true })
    expect(part('carry', {}, { carry: null, stored: false })).toMatchObject({ score: null, applies: false })
    expect(part('carry', {}, { lps: null })).toMatchObject({ score: null, applies: true })
  })

  it('freshness: of the leg furthest from now, before or after', () => {
    const at = (...seconds: number[]) => part('freshness', {}, { times: seconds.map(age => now - age * 1000) })
    expect(at(1, 120).score).toBeCloseTo(50, 9)
    expect(at(1, 120).why).toBe('the oldest leg is 120 seconds old')
    expect(at(-480, 3)).toMatchObject({ score: 0, why: 'the oldest leg is 480 seconds ahead of this clock' })
  })
})
