import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkIdentity } from '../../src/venues/hyperliquid/checkIdentity.ts'
import { readDexState } from '../../src/venues/hyperliquid/dexState.ts'
import { liquidationPx } from '../venues/hyperliquid/liquidationPx.ts'
import { master, scene } from '../venues/hyperliquid/scene.ts'
import { dexState } from './fakeHyperliquid/dexState.ts'
import { fixed, wire } from './fakeHyperliquid/fixed.ts'
import type { FakePosition } from './fakeHyperliquid/world.ts'
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
    expect(await (await post({ type: 'userAbstraction', user: master })).json()).toBe('unifiedAccount')
  })

  it('spells decimals as the venue does', () => {
    const spelled = ['0', '-1.50', '10', '0.0000125', '-0.25'].map(text => wire(fixed(text), 10))
    expect(spelled).toEqual(['0.0', '-1.5', '10.0', '0.0000125', '-0.25'])
  })
})

const cents = (low: number, high: number) => fc.integer({ min: low, max: high }).map(value => (value / 100).toFixed(2))
const position = (coin: string): fc.Arbitrary<FakePosition> =>
  fc
    .record({ size: cents(1, 100_000), short: fc.boolean(), entryPx: cents(100, 10_000_000), alone: fc.boolean() })
    .map(({ size, short, entryPx, alone }) => ({
      coin,
      szi: short ? `-${size}` : size,
      entryPx,
      leverage: 5,
      ...(alone ? { isolated: '1000' } : {}),
    }))

describe('its numbers', () => {
  it('add up, and its liquidation prices follow the formula of the venue', () => {
    const positions = fc.tuple(position('ETH'), position('BTC'))
    fc.assert(
      fc.property(cents(0, 10_000_000), positions, (cash, held) => {
        const state = readDexState(dexState({ cash, positions: held }, '', scene), '')
        expect(checkIdentity(state)).toEqual([])
        for (const each of state.positions) {
          const formula = liquidationPx(state, each)
          if (each.liquidationPx === null) expect(formula).toBeLessThanOrEqual(1e-6)
          else expect(Math.abs(formula - Number(each.liquidationPx))).toBeLessThan(1e-9 * Math.abs(formula) + 1e-3)
        }
      }),
      { numRuns: 200 },
    )
  })
})
