import { expect, it } from 'vitest'
import { lpVenues, perpVenues } from '../../src/venues/index.ts'
import { memoryOf } from '../support/chain/venue.ts'
import { startFakeHyperliquid } from '../support/fakeHyperliquid.ts'
import { master, scene } from './hyperliquid/scene.ts'

it('loads each venue under the name it reports itself by', async () => {
  const tools = { memory: memoryOf(), now: () => new Date(), timeout: 1_000 }
  for (const [name, load] of Object.entries(lpVenues)) expect((await load(tools)).protocol).toBe(name)
  for (const [name, load] of Object.entries(perpVenues)) {
    const at = await load(undefined)
    expect([at('mainnet').venue, at('testnet').venue]).toEqual([name, name])
  }
})

it('asks Hyperliquid where the override says, and refuses a bad one', async () => {
  const fake = await startFakeHyperliquid(scene)
  try {
    const venue = (await perpVenues.hyperliquid!(fake.url))('mainnet')
    expect(await venue.readMode(master, AbortSignal.timeout(5000))).toBe('disabled')
  } finally {
    await fake.close()
  }
  const at = await perpVenues.hyperliquid!('http://elsewhere.example')
  expect(() => at('mainnet')).toThrow('HEDGE_HYPERLIQUID_URL')
})
