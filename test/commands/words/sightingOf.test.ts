import { describe, expect, it } from 'vitest'
import type { AccountReport, Alert, HedgeReport, LpReport, PerpReport } from '../../../src/commands/status/types.ts'
import { sightingOf } from '../../../src/commands/words/sightingOf.ts'
import { gap } from '../../support/artifacts.ts'

const closed = {
  token0: { asset: 'ETH' },
  token1: { asset: 'USD' },
  liquidity: '0',
  uncollectedFees0: '0',
  uncollectedFees1: '0',
  block: { number: 1, timestamp: '2026-01-02T03:04:05.000Z' },
} as LpReport
const owed = { ...closed, uncollectedFees1: '0.5' }
const unknown = { ...closed, uncollectedFees1: null }
const perp = { coin: 'ETH', dex: '', szi: '-1', time: '2026-01-02T03:04:06.000Z' } as PerpReport
const unread: AccountReport = {
  venue: 'hyperliquid',
  address: '0x0000000000000000000000000000000000000001',
  role: 'user',
  mode: null,
  modeReadAt: null,
  dexesReadAt: null,
  equityUsd: null,
  marginRatio: null,
  withdrawableUsd: null,
  subAccounts: null,
  vaultShares: null,
  orders: null,
}
const account: AccountReport = { ...unread, equityUsd: 0 }

const alarm: Alert = { id: 'unhedged-perp', severity: 'warning', message: '' }

const reportOf = (change: Partial<HedgeReport>) =>
  ({
    name: 'any',
    lps: [],
    perps: [],
    alerts: [],
    gaps: [],
    otherPerps: 0,
    account,
    ...change,
  }) as unknown as HedgeReport

describe('what a report says of the use of a hedge', () => {
  it.each<[string, Partial<HedgeReport>, ReturnType<typeof sightingOf>['legs']]>([
    ['an open LP', { lps: [{ ...closed, liquidity: '1' }] }, 'open'],
    ['fees that are owed', { lps: [closed, owed] }, 'open'],
    ['fees that nobody knows', { lps: [unknown] }, 'open'],
    ['every leg closed', { lps: [closed] }, 'closed'],
    ['burned, and flat', {}, 'closed'],
    ['a short alone', { lps: [closed], perps: [perp], alerts: [alarm] }, 'alarm'],
    ['a short of less than a lot', { lps: [closed], perps: [perp] }, 'open'],
    ['closed, as far as it could be read', { lps: [closed], gaps: [gap('rpc-down').gap] }, 'unknown'],
  ])('%s', (_what, change, legs) => {
    expect(sightingOf(reportOf(change))).toMatchObject({ name: 'any', read: true, legs })
  })

  it.each<[string, HedgeReport['account']]>([
    ['no account', null],
    ['an account of which the venue told nothing', unread],
  ])('nothing was read where there is no LP and %s', (_what, account) => {
    const sighting = sightingOf(reportOf({ account, gaps: [gap('rpc-down').gap] }))
    expect(sighting).toEqual({ name: 'any', read: false, legs: 'unknown', toldAt: null, whole: null })
    expect(sightingOf(reportOf({ account })).legs).toBe('unknown')
  })

  it('every perp goes with it, without its account, and what the open LPs hold, where all of it is known', () => {
    const open = { ...closed, liquidity: '1' }
    const perps = [
      { ...perp, coin: 'ETH', dex: '', szi: '-1.5' },
      { ...perp, coin: 'ETH', dex: '', szi: '-0.25' },
      { ...perp, coin: 'hyna:ETH', dex: 'hyna', szi: '-2' },
    ] as PerpReport[]
    const seen = [
      { coin: 'ETH', dex: '', szi: '-1.75' },
      { coin: 'hyna:ETH', dex: 'hyna', szi: '-2' },
    ]
    expect(sightingOf(reportOf({ lps: [open], perps })).whole).toEqual({ perps: seen, assets: ['ETH'] })
    expect(sightingOf(reportOf({ lps: [closed], perps })).whole).toEqual({ perps: seen, assets: [] })
    expect(sightingOf(reportOf({ lps: [open], perps, otherPerps: null })).whole).toBeNull()
    const many = Array.from({ length: 41 }, (_, n) => ({ ...perp, coin: `d${n}:ETH`, dex: `d${n}` }) as PerpReport)
    expect(sightingOf(reportOf({ lps: [open], perps: many })).whole).toBeNull()
  })

  it('the newest moment of a venue goes with it', () => {
    expect(sightingOf(reportOf({ lps: [closed], perps: [perp] })).toldAt).toBe('2026-01-02T03:04:06.000Z')
    expect(sightingOf(reportOf({ lps: [closed] })).toldAt).toBe('2026-01-02T03:04:05.000Z')
  })
})
