import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { gather } from '../../../src/gather/index.ts'
import { openHistoryMemory } from '../../../src/state/historyMemory.ts'
import { createHyperliquid } from '../../../src/venues/hyperliquid/index.ts'
import { account } from '../../support/artifacts.ts'
import type { FakeFill, FakeFunding } from '../../support/fakeHyperliquid/world.ts'
import { startFakeHyperliquid } from '../../support/fakeHyperliquid.ts'
import { fakeSources, hedgeOf } from '../../support/fakeSources.ts'
import { scene } from '../../venues/hyperliquid/scene.ts'

const hour = 3_600_000
const start = Date.UTC(2025, 0, 1)
const year = 365 * 24

const funding: FakeFunding[] = Array.from({ length: 2 * year }, (_, index) => ({
  ...{ coin: index % 2 ? 'ETH' : 'BTC', usdc: '-0.1', szi: '1.0', fundingRate: '0.0001' },
  time: start + Math.floor(index / 2) * hour,
}))
const fills: FakeFill[] = Array.from({ length: 5000 }, (_, index) => ({
  ...{ coin: index % 5 ? 'BTC' : 'ETH', side: index % 2 ? ('B' as const) : ('A' as const), px: '3000', sz: '1' },
  time: start + index * 60_000,
}))

it('a year of two coins and thousands of fills come to their end in runs that are all too short, and none asks too much', async () => {
  const minute = 3_000
  const home = mkdtempSync(join(tmpdir(), 'hedge-limited-'))
  const world = { ...scene, accounts: { [account]: { fills, funding } } }
  const fake = await startFakeHyperliquid(world, { weight: 1200, minute })
  onTestFinished(async () => {
    await fake.close()
    rmSync(home, { recursive: true, force: true })
  })
  /** One process: what it knows of the last it has from the state folder. */
  const run = async () => {
    const memory = openHistoryMemory(home)
    const venue = createHyperliquid({ baseUrl: fake.url, network: 'mainnet', pause: 1, minute })
    const end = performance.now() + 1_500
    const sources = fakeSources([hedgeOf('a', { id: 'a', since: new Date(start).toISOString() })], {
      signal: AbortSignal.timeout(1_500),
      timeLeft: () => end - performance.now(),
      now: () => new Date(start + year * hour),
      history: async () => memory,
      perpVenue: async () => venue,
    })
    const { trades } = await gather(['trades'], sources)
    memory.flush()
    return 'ok' in trades ? trades.ok[0]! : expect.fail('trades are read')
  }
  let runs = 1
  let reading = await run()
  for (; runs < 20 && !('ok' in reading.funding && 'ok' in reading.fills); runs += 1) {
    for (const part of [reading.fills, reading.funding]) {
      // Cut off in its first page it is what that was.
      if ('gap' in part) expect(['history-unfinished', 'venue-timeout']).toContain(part.gap.code)
    }
    await sleep(minute / 3)
    reading = await run()
  }
  expect(runs).toBeGreaterThan(1)
  expect(fake.refused).toEqual([])
  expect('ok' in reading.fills && reading.fills.ok.fills.map(({ time }) => time)).toEqual(
    fills.flatMap(({ coin, time }) => (coin === 'ETH' ? time : [])),
  )
  expect('ok' in reading.funding && reading.funding.ok.map(({ time }) => time)).toEqual(
    funding.flatMap(({ coin, time }) => (coin === 'ETH' ? time : [])),
  )
  // Pages that were read are not read again: 36 of funding, 3 of fills and the end of each, and where a run was cut off in one.
  const asked = (type: string) => fake.requests.filter(each => each.type === type).length
  expect(asked('userFunding')).toBeLessThan(37 + 2 * runs)
  expect(asked('userFillsByTime')).toBeLessThan(5 + 2 * runs)
  const texts = readdirSync(join(home, 'history')).map(name => readFileSync(join(home, 'history', name), 'utf8'))
  expect(texts.join()).not.toContain('BTC')
})
