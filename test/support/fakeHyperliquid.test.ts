import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crossChecks } from '../../src/math/crossChecks.ts'
import { decimal } from '../../src/math/decimal.ts'
import { spotChecks } from '../../src/math/spotChecks.ts'
import { readDexState } from '../../src/venues/hyperliquid/dexState.ts'
import { readMarkets } from '../../src/venues/hyperliquid/markets.ts'
import { readSpotState } from '../../src/venues/hyperliquid/spot.ts'
import { formulaPx } from '../venues/hyperliquid/formulaPx.ts'
import { master, pooled, portfolio, scene } from '../venues/hyperliquid/scene.ts'
import { dexState } from './fakeHyperliquid/dexState.ts'
import { fixed, wire } from './fakeHyperliquid/fixed.ts'
import { metaAndAssetCtxs } from './fakeHyperliquid/metas.ts'
import { poolOf } from './fakeHyperliquid/pool.ts'
import { spotState } from './fakeHyperliquid/spotState.ts'
import { collateralOf, type FakePosition } from './fakeHyperliquid/world.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from './fakeHyperliquid.ts'

let fake: FakeHyperliquid
beforeAll(async () => {
  fake = await startFakeHyperliquid(scene)
})
afterAll(() => fake.close())

const post = (body: unknown, path = '/info') =>
  fetch(fake.url + path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) })

describe('the stand-in for Hyperliquid', () => {
  it('answers an unknown type as the venue does', async () => {
    const answered = await post({ type: 'noSuchType', user: master })
    expect(answered.status).toBe(422)
    expect(await answered.text()).toBe('Failed to deserialize the JSON body into the target type')
    expect((await post({ type: 'userRole', user: '0x12' })).status).toBe(422)
  })

  it('serves nothing but POST /info, and remembers who tried', async () => {
    expect((await post({}, '/exchange')).status).toBe(404)
    expect((await fetch(`${fake.url}/info`)).status).toBe(404)
    expect(fake.strays).toEqual([
      { method: 'POST', path: '/exchange' },
      { method: 'GET', path: '/info' },
    ])
  })

  it('moves when its scene is changed', async () => {
    fake.set({ accounts: { [master]: { mode: 'portfolioMargin' } } })
    expect(await (await post({ type: 'userAbstraction', user: master })).json()).toBe('portfolioMargin')
    fake.set(scene)
    expect(await (await post({ type: 'userAbstraction', user: master })).json()).toBe('disabled')
  })

  it('spells decimals as the venue does', () => {
    const spelled = ['0', '-1.50', '10', '0.0000125', '-0.25'].map(text => wire(fixed(text), 10))
    expect(spelled).toEqual(['0.0', '-1.5', '10.0', '0.0000125', '-0.25'])
  })
})

const cents = (low: number, high: number) => fc.integer({ min: low, max: high }).map(value => (value / 100).toFixed(2))
const position = (coin: string, most = 100_000, deposit = '1000'): fc.Arbitrary<FakePosition> =>
  fc
    .record({ size: cents(1, most), short: fc.boolean(), entryPx: cents(100, 10_000_000), alone: fc.boolean() })
    .map(({ size, short, entryPx, alone }) => ({
      coin,
      szi: short ? `-${size}` : size,
      entryPx,
      leverage: 5,
      ...(alone ? { isolated: deposit } : {}),
    }))

const markets = readMarkets(metaAndAssetCtxs('', scene))

describe('its numbers', () => {
  it('add up, and its liquidation prices follow the formula of the venue', () => {
    const positions = fc.tuple(position('ETH'), position('BTC'))
    fc.assert(
      fc.property(cents(0, 10_000_000), positions, (cash, held) => {
        const state = readDexState(dexState({ cash, positions: held }, '', scene), '')
        expect(crossChecks(state, { mode: 'default', markets })).toEqual([])
        for (const each of state.positions) {
          const formula = formulaPx(state, each)
          if (each.liquidationPx === null) expect(formula).toBeLessThanOrEqual(1e-6)
          else expect(Math.abs(formula - Number(each.liquidationPx))).toBeLessThan(1e-9 * Math.abs(formula) + 1e-3)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('a pooled account of its making', () => {
  const spotOf = (total: string) => scene.accounts[pooled]!.spot!.map(each => ({ ...each, total }))
  /** Rich enough that no position of the property leaves it with nothing. */
  const account = { ...scene.accounts[pooled]!, spot: spotOf('900000.0') }
  const readAll = (held: FakePosition[]) => {
    const body = { ...account, positions: held }
    return {
      spot: readSpotState(spotState(body, scene)),
      dexes: ['', 'xyz', 'hyna'].map(dex => ({
        state: readDexState(dexState(body, dex, scene), dex),
        collateralToken: collateralOf(dex, scene),
        markets: readMarkets(metaAndAssetCtxs(dex, scene)),
      })),
    }
  }
  const coins = ['ETH', 'BTC', 'xyz:TSLA', 'hyna:ETH'] as const

  it('obeys the identities of recorded answers, and draws every liquidation price from one margin a token', () => {
    fc.assert(
      fc.property(fc.tuple(...coins.map(coin => position(coin, 100, '150000'))), held => {
        const { spot, dexes } = readAll(held)
        expect(spotChecks(spot, { mode: 'unifiedAccount', dexes })).toEqual([])
        for (const { state, collateralToken, markets } of dexes) {
          expect(crossChecks(state, { mode: 'unifiedAccount', markets })).toEqual([])
          const { available } = poolOf({ ...account, positions: held }, collateralToken, scene)
          for (const each of state.positions.filter(({ liquidationPx }) => liquidationPx !== null)) {
            const formula = formulaPx(state, each, decimal(wire(available, 18)))
            expect(Math.abs(formula - Number(each.liquidationPx))).toBeLessThan(1e-9 * Math.abs(formula) + 1e-3)
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  it('has its money in the spot balance: the perp state is a sub-ledger of little more than the margin in use', () => {
    const { spot, dexes } = readAll(account.positions!)
    const [usdc] = spot.balances
    const onUsdc = dexes.filter(each => each.collateralToken === 0).map(each => each.state)
    const profit = onUsdc.flatMap(each => each.positions).reduce((sum, each) => sum + Number(each.unrealizedPnl), 0)
    expect(Number(usdc!.total)).toBeCloseTo(900_000 + profit, 6)
    const used = onUsdc.reduce((sum, each) => sum + Number(each.marginSummary.totalMarginUsed), 0)
    expect(Number(usdc!.hold)).toBeCloseTo(5 + used, 6)
    for (const { crossMarginSummary: is } of onUsdc) {
      expect(Number(is.accountValue) - Number(is.totalMarginUsed)).toBeCloseTo(0.01, 6)
    }
  })

  it('under portfolio margin spells its ratio as recorded: maintenance over total', () => {
    const { mode, ...body } = scene.accounts[portfolio]!
    const spot = readSpotState(spotState({ ...body, mode: mode! }, scene))
    const state = readDexState(dexState({ ...body, mode: mode! }, '', scene), '')
    const ratio = Number(state.crossMaintenanceMarginUsed) / Number(spot.balances[0]!.total)
    expect(Number(spot.portfolioMarginRatio)).toBeCloseTo(ratio, 8)
    expect(spotChecks(spot, { mode: mode!, dexes: [{ state, collateralToken: 0 }] })).toEqual([])
  })
})
