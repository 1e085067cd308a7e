import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHyperliquid, type Hyperliquid } from '../../../src/venues/hyperliquid/index.ts'
import { readOrders } from '../../../src/venues/hyperliquid/orders.ts'
import { readPerpMetas } from '../../../src/venues/hyperliquid/perpMetas.ts'
import { readSpotState } from '../../../src/venues/hyperliquid/spot.ts'
import { readSubAccounts } from '../../../src/venues/hyperliquid/subAccounts.ts'
import { readVault } from '../../../src/venues/hyperliquid/vaults.ts'
import { answer } from '../../support/fakeHyperliquid/answer.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from '../../support/fakeHyperliquid.ts'
import { master, pooled, portfolio, scene, stranger, subAccount, vault } from './scene.ts'

let fake: FakeHyperliquid
let venue: Hyperliquid
const soon = () => AbortSignal.timeout(5000)

beforeAll(async () => {
  fake = await startFakeHyperliquid(scene)
})
afterAll(() => fake.close())
beforeEach(() => {
  fake.requests.length = 0
  venue = createHyperliquid({ baseUrl: fake.url, network: 'mainnet', pause: 1 })
})

describe('readSpotState', () => {
  it('has nothing of the pooled modes for a standard account, and counts what it leaves out', async () => {
    expect(await venue.readSpotState(master, soon())).toEqual({
      balances: [
        { coin: 'USDC', token: 0, total: '1234.5', hold: '10.0' },
        { coin: 'UETH', token: 221, total: '-0.5', hold: '0.0' },
      ],
      outcomes: 1,
      portfolioMarginRatio: null,
      availableAfterMaintenance: null,
    })
  })

  it('reads what the pooled modes say beside the balances, dust included', async () => {
    const unified = await venue.readSpotState(pooled, soon())
    expect(unified.balances.map(({ coin, token }) => [coin, token])).toEqual([
      ['USDC', 0],
      ['USDE', 235],
      ['UETH', 221],
    ])
    expect(unified.balances[2]!.total).toBe('0.00000001')
    expect(unified).toMatchObject({ outcomes: 0, portfolioMarginRatio: null })
    expect(unified.availableAfterMaintenance!.map(([token]) => token)).toEqual([0, 235, 221])
    expect((await venue.readSpotState(portfolio, soon())).portfolioMarginRatio).toMatch(/^0\.02\d+$/)
  })

  it('counts an outcome market only when something is held in it', () => {
    const of = (total: string) => readSpotState({ balances: [{ coin: 'o7', total, hold: '0.0' }] }).outcomes
    expect([of('0.0'), of('2.0')]).toEqual([0, 1])
  })

  it('refuses one token in two balances', () => {
    const usdc = { coin: 'USDC', token: 0, total: '1.0', hold: '0.0' }
    expect(() => readSpotState({ balances: [usdc, usdc] })).toThrow('balances[1].token stands there twice')
    const available = [0, 1].map(amount => [0, `${amount}.0`])
    const twice = { balances: [usdc], tokenToAvailableAfterMaintenance: available }
    expect(() => readSpotState(twice)).toThrow('tokenToAvailableAfterMaintenance[1][0] stands there twice')
  })
})

describe('readPerpMetas', () => {
  it('names each dex by its coins, with its collateral, and counts one that has none', async () => {
    const { dexes, empty } = await venue.readPerpMetas(soon())
    expect(dexes.map(({ dex, collateralToken, markets }) => [dex, collateralToken, markets.length])).toEqual([
      ['', 0, 4],
      ['xyz', 0, 1],
      ['hyna', 235, 2],
    ])
    expect(empty).toBe(1)
    expect(dexes[2]!.markets[1]).toEqual({ coin: 'hyna:OLD', szDecimals: 1, maxLeverage: 3, isDelisted: true })
  })

  const meta = (...names: string[]) => ({
    collateralToken: 0,
    universe: names.map(name => ({ name, szDecimals: 1, maxLeverage: 3 })),
  })
  it.each([
    ['no main dex', [meta('xyz:TSLA')], 'allPerpMetas[0] is not the main dex'],
    ['a main dex without markets', [meta(), meta('xyz:TSLA')], 'allPerpMetas[0] is not the main dex'],
    ['nothing', [], 'allPerpMetas[0] is not the main dex'],
    [
      'two dexes in one',
      [meta('BTC', 'xyz:TSLA')],
      'allPerpMetas[0].universe[1].name is of another dex than the first',
    ],
    ['one dex twice', [meta('BTC'), meta('xyz:A'), meta('xyz:B')], 'allPerpMetas[2] is a dex that stands there twice'],
    ['the main dex twice', [meta('BTC'), meta('ETH')], 'allPerpMetas[1] is a dex that stands there twice'],
    ['one market twice', [meta('BTC', 'BTC')], 'allPerpMetas[0].universe[1].name stands there twice'],
  ])('refuses %s', (_, body, message) => expect(() => readPerpMetas(body)).toThrow(message))
})

it('reads the markets of another dex, a delisted one without prices among them', async () => {
  const [eth, old] = await venue.readMarkets('hyna', soon())
  expect(eth).toMatchObject({ coin: 'hyna:ETH', oraclePx: '2707.3', markPx: '2707.3', isDelisted: false })
  expect(old).toMatchObject({ coin: 'hyna:OLD', oraclePx: null, funding: null, markPx: '1.4', isDelisted: true })
})

describe('readOrders', () => {
  it('reads what would change the hedge: a rest, a stop tied to the position, spot', async () => {
    const [plain, stop, spot, ...more] = await venue.readOrders(master, '', soon())
    const time = { dex: '', timestamp: 1_789_999_940_000 }
    const untied = { reduceOnly: false, isTrigger: false, isPositionTpsl: false, triggerPx: null, orderType: 'Limit' }
    const partly = { coin: 'ETH', side: 'buy', limitPx: '2500.0', sz: '0.7', origSz: '1.0', oid: 1000 }
    expect(plain).toEqual({ ...time, ...untied, ...partly })
    expect(stop).toMatchObject({ side: 'buy', sz: '0.0', reduceOnly: true, isTrigger: true, isPositionTpsl: true })
    expect(stop).toMatchObject({ triggerPx: '3000.0', orderType: 'Stop Market' })
    expect(spot).toMatchObject({ coin: '@107', side: 'sell', sz: '12.0' })
    expect(more).toEqual([])
  })

  it('asks for each dex by itself', async () => {
    expect(await venue.readOrders(master, 'xyz', soon())).toMatchObject([
      { dex: 'xyz', coin: 'xyz:TSLA', reduceOnly: true },
    ])
    expect(await venue.readOrders(stranger, '', soon())).toEqual([])
    expect(fake.requests.map(each => each.dex)).toEqual(['xyz', null])
  })

  it.each([
    [{ isTrigger: true, triggerPx: '0.0' }, 'frontendOpenOrders[0].triggerPx is not a price above zero'],
    [{ side: 'C' }, 'frontendOpenOrders[0].side is not one of B, A'],
    [{ sz: '-1.0' }, 'frontendOpenOrders[0].sz is not a number of zero or more'],
    [{ oid: 1001 }, 'frontendOpenOrders[1].oid stands there twice'],
  ])('refuses %j', (change, message) => {
    const [first, ...rest] = structuredClone(answer({ type: 'frontendOpenOrders', user: master }, scene)) as object[]
    expect(() => readOrders([{ ...first, ...change }, ...rest], '')).toThrow(message)
  })
})

describe('readSubAccounts', () => {
  const body = () => structuredClone(answer({ type: 'subAccounts2', user: master }, scene)) as Record<string, unknown>[]

  it('reads each with its mode, its dexes and its balances', async () => {
    const [standard, combined] = await venue.readSubAccounts(master, soon())
    expect(standard).toMatchObject({
      name: 'hedges',
      address: subAccount,
      mode: 'default',
      spot: { balances: [{ token: 0 }] },
    })
    expect(standard!.dexes.map(({ dex, positions }) => [dex, positions.map(each => each.coin)])).toEqual([
      ['', ['ETH']],
      ['hyna', ['hyna:ETH']],
    ])
    expect(combined).toMatchObject({ name: 'all in one', address: portfolio, mode: 'portfolioMargin' })
  })

  it('says the same of each as when it is asked for by itself', async () => {
    for (const sub of await venue.readSubAccounts(master, soon())) {
      expect(await venue.readSpotState(sub.address, soon())).toEqual(sub.spot)
      for (const state of sub.dexes) expect(await venue.readDexState(sub.address, state.dex, soon())).toEqual(state)
    }
  })

  it('gives none for an account that has none', async () =>
    expect(await venue.readSubAccounts(pooled, soon())).toEqual([]))

  it('refuses those of another, one twice, and one without its main dex', () => {
    const read = (change: (all: Record<string, unknown>[]) => unknown) => () => readSubAccounts(change(body()), master)
    expect(read(([first]) => [{ ...first, master: stranger }])).toThrow('[0].master is not the account that was asked')
    expect(read(([first]) => [first, first])).toThrow('subAccounts2[1].subAccountUser stands there twice')
    const without = read(([first]) => [{ ...first, dexToClearinghouseState: [] }])
    expect(without).toThrow('subAccounts2[0].dexToClearinghouseState has no main dex')
    const named = read(([first]) => [{ ...first, dexToClearinghouseState: [['\u001b[2J', {}]] }])
    expect(named).toThrow('dexToClearinghouseState[0][0] is not the name of a dex')
    expect(read(([first]) => [{ ...first, abstraction: 'two words' }])).toThrow('not one word')
  })
})

describe('vaults', () => {
  it('reads who leads one', async () =>
    expect(await venue.readVault(vault, soon())).toEqual({ vault, name: 'Hedged Hype', leader: master }))

  it('says of an address that it is no vault', async () => {
    const gap = { code: 'unknown-vault', source: 'hyperliquid', message: 'Hyperliquid knows no vault at this address' }
    await expect(venue.readVault(master, soon())).rejects.toMatchObject({ name: 'ReadFailure', gap })
  })

  it('refuses another vault than the one that was asked for', () => {
    const body = answer({ type: 'vaultDetails', vaultAddress: vault }, scene)
    expect(() => readVault(body, stranger)).toThrow('vaultDetails.vaultAddress is not the vault that was asked for')
  })

  it('reads what an account has in those of others', async () => {
    const share = { vault, equity: '688536.0314879999', lockedUntil: 1_737_697_731_869 }
    expect(await venue.readVaultShares(master, soon())).toEqual([share])
    expect(await venue.readVaultShares(stranger, soon())).toEqual([])
  })
})

it('counts the weight of what it asks', async () => {
  const asks = [
    () => venue.readSpotState(master, soon()),
    () => venue.readPerpMetas(soon()),
    () => venue.readOrders(master, '', soon()),
    () => venue.readSubAccounts(master, soon()),
    () => venue.readVaultShares(master, soon()),
    () => venue.readVault(vault, soon()),
  ]
  const spent: number[] = []
  for (const ask of asks) {
    await ask()
    spent.push(venue.weight())
  }
  expect(spent).toEqual([2, 22, 42, 62, 82, 102])
  expect(fake.requests).toHaveLength(asks.length)
})

it('takes an unknown shape of any of them for a gap', async () => {
  fake.failWith('subAccounts2', { body: { not: 'a list' }, times: 1 })
  const gap = { code: 'venue-shape', message: expect.stringContaining('subAccounts2 is not a list') }
  await expect(venue.readSubAccounts(master, soon())).rejects.toMatchObject({ name: 'ReadFailure', gap })
})
