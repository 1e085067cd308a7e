import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { statusLayout } from '../../src/commands/status/layout.ts'
import { statusNeeds } from '../../src/commands/status/needs.ts'
import { statusReport } from '../../src/commands/status/report.ts'
import { type Scope, wholeScope } from '../../src/domain/artifacts.ts'
import { plainText } from '../../src/domain/section.ts'
import { gather } from '../../src/gather/index.ts'
import { createHyperliquid } from '../../src/venues/hyperliquid/index.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from '../support/fakeHyperliquid.ts'
import { down, fakeSources } from '../support/fakeSources.ts'
import { expectValid } from '../support/schemas.ts'
import { master, pooled, portfolio, scene, subAccount, vault } from '../venues/hyperliquid/scene.ts'

let fake: FakeHyperliquid
beforeAll(async () => {
  // The block of the artificial chain is of the same minute.
  fake = await startFakeHyperliquid({ ...scene, time: Date.parse('2026-11-20T12:00:00.000Z') })
})
afterAll(() => fake.close())

async function judge(address: `0x${string}`, rest: Partial<Scope> = {}) {
  fake.requests.length = 0
  const venue = createHyperliquid({ baseUrl: fake.url, network: 'mainnet', pause: 1 })
  const scope = { ...wholeScope, address, ...rest }
  const report = statusReport(await gather(statusNeeds, fakeSources([], { scope, perpVenue: async () => venue })), [])
  expectValid(report)
  return { report, hedge: report.hedges[0]!, weight: venue.weight() }
}

const linesOf = (report: Awaited<ReturnType<typeof judge>>['report']) =>
  statusLayout(report).flatMap(section => (section.kind === 'lines' ? section.lines.map(plainText) : []))

describe('an account on every dex and in every mode', () => {
  it('counts the perps of every dex whose asset stands in the LP, k-coins as a thousand, and spot stand-ins', async () => {
    const { hedge } = await judge(pooled)
    expect(hedge.perps.map(({ dex, coin, asset }) => [dex, coin, asset])).toEqual([
      ['', 'ETH', 'ETH'],
      ['hyna', 'hyna:ETH', 'ETH'],
    ])
    expect(hedge.exposure[0]).toMatchObject({ asset: 'ETH', perpDelta: '-1.9', spotDelta: '0.00000001' })
    expect(hedge.otherPerps).toBe(3)
    expect(hedge.gaps).toEqual([])
  })

  it('shows a unified account by its pooled balances', async () => {
    const { hedge } = await judge(pooled)
    const { mode, equityUsd, marginRatio, withdrawableUsd } = hedge.account!
    expect(mode).toBe('unifiedAccount')
    const spot = fake.requests.filter(({ type }) => type === 'spotClearinghouseState')
    expect(spot).toHaveLength(1)
    // Equity is what the balances say, whatever the small ledgers of the perps do.
    expect(equityUsd).toBeGreaterThan(977)
    expect(marginRatio).toBeGreaterThan(0)
    expect(withdrawableUsd).toBeLessThan(equityUsd!)
    expect(hedge.alerts.map(({ id }) => id)).not.toContain('venue-disagrees')
  })

  it('shows portfolio margin with the venue’s own ratio, and nothing to withdraw that is not known', async () => {
    const { hedge } = await judge(portfolio)
    expect(hedge.account).toMatchObject({ mode: 'portfolioMargin', withdrawableUsd: null, role: 'subAccount' })
    expect(hedge.account!.equityUsd).toBeGreaterThan(800)
    expect(hedge.account!.marginRatio).toBeGreaterThan(0)
    expect(hedge.gaps).toEqual([])
  })

  it('shows a standard account by its perps, dex by dex', async () => {
    const { hedge } = await judge(master)
    expect(hedge.account).toMatchObject({ mode: 'disabled', role: 'user', subAccounts: null, orders: null })
    const venue = createHyperliquid({ baseUrl: fake.url, network: 'mainnet', pause: 1 })
    const values = await Promise.all(
      ['', 'xyz'].map(async dex => {
        const { marginSummary } = await venue.readDexState(master, dex, AbortSignal.timeout(5_000))
        return Number(marginSummary.accountValue)
      }),
    )
    expect(values[1]).not.toBe(0)
    expect(hedge.account!.equityUsd).toBeCloseTo(values[0]! + values[1]!, 9)
    expect(hedge.gaps).toEqual([])
  })

  it('counts sub-accounts when asked to, each by its own mode, and not otherwise', async () => {
    const alone = await judge(master)
    const { hedge } = await judge(master, { subAccounts: true })
    expect(hedge.account!.subAccounts!.map(({ name, mode }) => [name, mode])).toEqual([
      ['hedges', 'default'],
      ['all in one', 'portfolioMargin'],
    ])
    const added = Number(hedge.exposure[0]!.perpDelta) - Number(alone.hedge.exposure[0]!.perpDelta)
    expect(added).toBeCloseTo(-0.75, 12)
    expect(hedge.perps.map(({ account }) => account)).toContain(subAccount)
    // One of them has margin on a dex whose collateral nobody names: unknown, with the reason, and so the total.
    expect(hedge.account!.subAccounts!.map(({ equityUsd }) => equityUsd === null)).toEqual([true, false])
    expect(hedge.gaps.map(({ code }) => code)).toEqual(['equity-unknown'])
  })

  it('shows orders that would change the hedge, and vault shares, when asked for detail', async () => {
    const { report, hedge } = await judge(master, { detail: true })
    expect(hedge.account!.orders).toHaveLength(4)
    expect(hedge.account!.vaultShares).toEqual([
      { vault, equity: '688536.0314879999', lockedUntil: '2025-01-24T05:48:51.869Z' },
    ])
    const lines = linesOf(report)
    expect(lines).toContain('Order: ETH limit: buy 0.7 at 2,500')
    expect(lines).toContain('Order: ETH stop market: buy the whole position when ETH reaches 3,000, reduce only')
    expect(lines).toContain('1 open order on coins that are not part of this hedge')
    expect(lines).toContain('1 open order on spot markets known by number alone, which may be part of this hedge')
    expect(lines).toContain(`In vault ${vault}: $688,536, locked until 2025-01-24`)
  })

  it('reads a vault as an account', async () => {
    const { hedge } = await judge(vault)
    expect(hedge.account).toMatchObject({ role: 'vault', mode: 'default', equityUsd: 0 })
  })

  it('does not take a list of dexes that failed for a venue of one', async () => {
    fake.failWith('allPerpMetas', { status: 500 })
    const { hedge } = await judge(pooled)
    fake.failWith('allPerpMetas', null)
    expect(hedge.exposure[0]).toMatchObject({ perpDelta: null, netDelta: null })
    expect(hedge.perps.map(({ coin }) => coin)).toEqual(['ETH'])
    expect(hedge.account).toMatchObject({ equityUsd: null, marginRatio: null })
    expect(hedge.otherPerps).toBeNull()
  })

  it('does not take one dex that failed for an empty one', async () => {
    const venue = createHyperliquid({ baseUrl: fake.url, network: 'mainnet', pause: 1 })
    const readDexState: typeof venue.readDexState = (user, dex, signal) =>
      dex === 'xyz' ? down('xyz')() : venue.readDexState(user, dex, signal)
    const scope = { ...wholeScope, address: pooled }
    const sources = fakeSources([], { scope, perpVenue: async () => ({ ...venue, readDexState }) })
    const hedge = statusReport(await gather(statusNeeds, sources), []).hedges[0]!
    expect([hedge.exposure[0]!.perpDelta, hedge.account!.equityUsd, hedge.otherPerps]).toEqual([null, null, null])
    expect(hedge.gaps).toMatchObject([{ code: 'xyz' }])
  })

  it('stays within what one run may ask of the venue', async () => {
    // 60 a run and 45 an account, and 60 for the role of an address that is not stored.
    expect((await judge(master)).weight).toBeLessThanOrEqual(60 + 45 + 60)
  })
})
