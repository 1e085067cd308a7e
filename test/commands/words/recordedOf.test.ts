import { describe, expect, it } from 'vitest'
import type { HedgeReport } from '../../../src/commands/status/types.ts'
import { recordedOf } from '../../../src/commands/words/recordedOf.ts'
import * as known from '../../support/hedgeReports.ts'

const { hedge } = known
const at = hedge.lps[0]!.block.timestamp
const recorded = (change: Partial<HedgeReport> = {}, generatedAt = at) =>
  recordedOf({ ...hedge, ...change }, generatedAt)
const [lp] = hedge.lps

describe('what is recorded of a report', () => {
  it('is every number of it, against holding the tokens, and no address', () => {
    expect(recorded()).toEqual({
      at: Date.parse(at),
      state: hedge.state,
      valueUsd: hedge.lps.reduce((sum, each) => sum + each.valueUsd!, 0),
      feesUsd: hedge.lps.reduce((sum, each) => sum + each.feesUsd!, 0),
      impermanentLossUsd: hedge.lps.reduce((sum, each) => sum + each.impermanentLoss!.usd!, 0),
      netDeltaUsd: hedge.exposure[0]!.netDeltaUsd,
      equityUsd: hedge.account!.equityUsd,
      pnlUsd: hedge.pnl!.benchmarks.find(({ id }) => id === 'tokens')!.totalUsd,
      health: hedge.health!.score,
      price: Number(lp!.price),
      inRange: true,
    })
    expect(JSON.stringify(recorded())).not.toMatch(/[0-9a-f]{40}/i)
  })

  const unknownExposure = hedge.exposure.map(each => ({ ...each, lpDelta: null, netDeltaUsd: null }))
  it.each<[string, Partial<HedgeReport>, Partial<ReturnType<typeof recorded>>]>([
    [
      'a chain',
      { otherPerps: null, exposure: unknownExposure, pnl: null, health: null },
      {
        valueUsd: null,
        feesUsd: null,
        impermanentLossUsd: null,
        netDeltaUsd: null,
        pnlUsd: null,
        health: null,
        inRange: null,
      },
    ],
    [
      'the venue, with the positions known',
      {
        otherPerps: null,
        perps: [],
        account: null,
        exposure: hedge.exposure.map(each => ({ ...each, netDeltaUsd: null })),
      },
      { valueUsd: lp!.valueUsd, netDeltaUsd: null, equityUsd: null, inRange: true },
    ],
    ['one of two values', { lps: [lp!, { ...lp!, valueUsd: null }] }, { valueUsd: null, feesUsd: lp!.feesUsd! * 2 }],
    ['the price', { lps: [{ ...lp!, price: null }] }, { price: null }],
    [
      'what stands for no asset',
      { alerts: [{ id: 'unmapped-token', severity: 'warning', message: '' }] },
      { netDeltaUsd: null, valueUsd: lp!.valueUsd },
    ],
  ])('is null where %s is not known', (_what, change, expected) => {
    expect(recorded(change)).toMatchObject(expected)
  })

  it('is out of range as soon as one open position is; a closed one is in none', () => {
    const out = { ...lp!, inRange: false }
    const closed = { ...out, liquidity: '0', uncollectedFees0: '0', uncollectedFees1: '0' }
    expect(recorded({ lps: [lp!, out] }).inRange).toBe(false)
    expect(recorded({ lps: [lp!, closed] }).inRange).toBe(true)
    expect(recorded({ lps: [closed] }).inRange).toBeNull()
  })

  it('has the time of our clock, unless the venues tell one that is a day off', () => {
    const later = (hours: number) => new Date(Date.parse(at) + hours * 3_600_000).toISOString()
    expect(recorded({ perps: [] }, later(23)).at).toBe(Date.parse(later(23)))
    expect(recorded({ perps: [] }, later(24 * 400)).at).toBe(Date.parse(at))
    expect(recorded({ perps: [] }, later(-24 * 400)).at).toBe(Date.parse(at))
    expect(recorded({ perps: [], lps: [] }, later(24 * 400)).at).toBe(Date.parse(later(24 * 400)))
  })
})
