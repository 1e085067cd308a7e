import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { crossChecks } from '../../../src/math/crossChecks.ts'
import { createHyperliquid, type Hyperliquid } from '../../../src/venues/hyperliquid/index.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from '../../support/fakeHyperliquid.ts'
import { agent, master, pooled, scene, stranger, subAccount, vault } from './scene.ts'

let fake: FakeHyperliquid
let venue: Hyperliquid
const soon = () => AbortSignal.timeout(5000)

beforeAll(async () => {
  fake = await startFakeHyperliquid(scene)
})
afterAll(() => fake.close())
beforeEach(() => {
  fake.set(scene)
  fake.requests.length = 0
  venue = createHyperliquid({ baseUrl: fake.url, network: 'mainnet', pause: 1 })
})

describe('createHyperliquid', () => {
  it('tells the kinds of account apart, with the master beside those that have one', async () => {
    expect(await venue.readRole(master, soon())).toEqual({ role: 'user' })
    expect(await venue.readRole(vault, soon())).toEqual({ role: 'vault' })
    expect(await venue.readRole(stranger, soon())).toEqual({ role: 'missing' })
    expect(await venue.readRole(agent, soon())).toEqual({ role: 'agent', master })
    expect(await venue.readRole(subAccount, soon())).toEqual({ role: 'subAccount', master })
  })

  it('gives the mode as the venue spells it', async () => {
    expect(await venue.readMode(master, soon())).toBe('disabled')
    expect(await venue.readMode(pooled, soon())).toBe('unifiedAccount')
    expect(await venue.readMode(vault, soon())).toBe('default')
  })

  it('reads the positions of the main dex as sent, signs included', async () => {
    const state = await venue.readDexState(master, '', soon())
    expect(state).toMatchObject({ dex: '', time: 1_790_000_000_000 })
    expect(state.positions.map(each => each.coin)).toEqual(['ETH', 'BTC', 'kPEPE'])
    expect(state.positions[0]).toEqual({
      coin: 'ETH',
      szi: '-1.2345',
      leverage: { type: 'cross', value: 10 },
      entryPx: '2800.5',
      positionValue: '3341.84088',
      unrealizedPnl: '115.37637',
      liquidationPx: expect.stringMatching(/^6\d{3}\.\d+$/),
      marginUsed: '334.184088',
      maxLeverage: 25,
      cumFunding: { allTime: '-12.5', sinceOpen: '-3.25', sinceChange: '0.0' },
    })
    expect(state.positions[1]!.leverage).toEqual({ type: 'isolated', value: 8 })
    expect(state.positions[2]!.liquidationPx).toBeNull()
    expect(crossChecks(state, { mode: 'disabled', markets: await venue.readMarkets('', soon()) })).toEqual([])
  })

  it('asks for another dex by its name', async () => {
    const state = await venue.readDexState(master, 'xyz', soon())
    expect(state).toMatchObject({ dex: 'xyz', positions: [{ coin: 'xyz:TSLA', szi: '-2.5' }] })
    expect(await venue.readMarkets('xyz', soon())).toMatchObject([{ coin: 'xyz:TSLA', oraclePx: '410.5' }])
    expect(fake.requests.map(each => each.dex)).toEqual(['xyz', 'xyz'])
  })

  it('gets zeros and no error for an agent and for an address nobody has used', async () => {
    for (const account of [agent, stranger]) {
      const state = await venue.readDexState(account, '', soon())
      expect(state).toMatchObject({ marginSummary: { accountValue: '0.0' }, withdrawable: '0.0', positions: [] })
      expect((await venue.readSpotState(account, soon())).balances).toEqual([])
    }
  })

  it('reads spot balances, borrowed ones below zero, and leaves outcome markets out', async () => {
    expect((await venue.readSpotState(master, soon())).balances).toEqual([
      { coin: 'USDC', token: 0, total: '1234.5', hold: '10.0' },
      { coin: 'UETH', token: 221, total: '-0.5', hold: '0.0' },
    ])
  })

  it('reads markets, and no price where there is none', async () => {
    const markets = await venue.readMarkets('', soon())
    const eth = { coin: 'ETH', szDecimals: 4, maxLeverage: 25, isDelisted: false }
    expect(markets[0]).toEqual({ ...eth, funding: '-0.0000031', markPx: '2707.04', oraclePx: '2707.22' })
    const matic = { coin: 'MATIC', szDecimals: 1, maxLeverage: 20, isDelisted: true }
    expect(markets[3]).toEqual({ ...matic, funding: null, markPx: null, oraclePx: null })
    expect(markets).toHaveLength(4)
  })

  it('asks for nothing but info, once each, and counts the weight', async () => {
    await venue.readDexState(master, '', soon())
    await venue.readSpotState(master, soon())
    expect(venue.weight()).toBe(4)
    await venue.readMarkets('', soon())
    await venue.readMode(master, soon())
    expect(venue.weight()).toBe(44)
    await venue.readRole(master, soon())
    expect(venue.weight()).toBe(104)
    expect(fake.requests.map(each => each.type)).toEqual([
      'clearinghouseState',
      'spotClearinghouseState',
      'metaAndAssetCtxs',
      'userAbstraction',
      'userRole',
    ])
    expect(fake.strays).toEqual([])
  })

  it('turns an address that is none into a gap before anything is sent', async () => {
    const asked = venue.readMode('0x1234', soon())
    await expect(asked).rejects.toMatchObject({ name: 'ReadFailure', gap: { code: 'venue-refused' } })
    expect(fake.requests).toEqual([])
  })

  it('names the kind of account it does not know, in plain letters only', async () => {
    fake.failWith('userRole', { body: { role: 'dex\u001b[31m Owner' }, times: 1 })
    const asked = venue.readRole(master, soon())
    const message = expect.stringContaining('"dex??31m?Owner"')
    await expect(asked).rejects.toMatchObject({ gap: { code: 'unknown-role', source: 'hyperliquid', message } })
  })

  it.each(['', 'two words', 'x'.repeat(41), '\u001b[2J'])('refuses %j as an account mode', async mode => {
    fake.failWith('userAbstraction', { body: mode, times: 1 })
    await expect(venue.readMode(master, soon())).rejects.toMatchObject({ gap: { code: 'unknown-mode' } })
  })
})
