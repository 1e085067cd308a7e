import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ReadFailure } from '../../../src/domain/failure.ts'
import type { postJson } from '../../../src/venues/http.ts'
import { createHyperliquid, type Hyperliquid } from '../../../src/venues/hyperliquid/index.ts'
import { infoTransport } from '../../../src/venues/hyperliquid/transport.ts'
import type { Fault } from '../../support/fakeHyperliquid/fault.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from '../../support/fakeHyperliquid.ts'
import { master, scene } from './scene.ts'

let fake: FakeHyperliquid
let venue: Hyperliquid
const type = 'clearinghouseState'

beforeAll(async () => {
  fake = await startFakeHyperliquid(scene)
})
afterAll(() => fake.close())
beforeEach(() => {
  fake.failWith(type, null)
  fake.requests.length = 0
  venue = createHyperliquid({ baseUrl: fake.url, network: 'mainnet', pause: 1 })
})

/** The gap that a fault ends in, and how often the venue was asked. */
async function gapOf(fault: Fault, milliseconds = 5000) {
  fake.failWith(type, fault)
  const error = await venue.readDexState(master, '', AbortSignal.timeout(milliseconds)).then(
    () => expect.fail('it must not resolve'),
    (thrown: ReadFailure) => thrown,
  )
  expect(error.name).toBe('ReadFailure')
  expect(error.gap.source).toBe('hyperliquid')
  expect(error.gap.message).toContain(type)
  expect(error.gap.hint).toMatch(/hedge /)
  expect(JSON.stringify(error.gap) + error.stack).not.toMatch(/127\.0\.0\.1|http:\//)
  return { code: error.gap.code, asked: fake.requests.length }
}

describe('infoTransport', () => {
  it('reaches no endpoint but info', async () => {
    const transport = infoTransport({ baseUrl: fake.url, network: 'mainnet' })
    for (const endpoint of ['exchange', 'explorer', '', '../exchange', 'info/../exchange']) {
      await expect(transport.request(endpoint as 'info', { type })).rejects.toThrow('only the info endpoint')
    }
    expect([...fake.requests, ...fake.strays]).toEqual([])
  })

  it('says which network it is on', () => {
    expect(infoTransport({ baseUrl: fake.url, network: 'testnet' }).isTestnet).toBe(true)
    expect(infoTransport({ baseUrl: fake.url, network: 'mainnet' }).isTestnet).toBe(false)
  })

  it('asks again after being told to slow down, and each try counts', async () => {
    fake.failWith(type, { status: 429, body: null, times: 2 })
    expect((await venue.readDexState(master, '', AbortSignal.timeout(5000))).positions).toHaveLength(3)
    expect(fake.requests).toHaveLength(3)
    expect(venue.weight()).toBe(6)
  })

  it('gets over a dropped connection and a truncated answer', async () => {
    for (const fault of [
      { drop: true, times: 2 },
      { truncate: true, times: 2 },
    ] as const) {
      fake.failWith(type, fault)
      expect((await venue.readDexState(master, '', AbortSignal.timeout(5000))).positions).toHaveLength(3)
    }
    expect(fake.requests).toHaveLength(6)
  })

  it.each<[string, Fault, string, number]>([
    ['429 each time', { status: 429, body: null }, 'venue-rate-limited', 3],
    ['500 with null', { status: 500, body: null }, 'venue-error', 3],
    ['502 of the edge', { status: 502, html: '<html>Bad gateway</html>' }, 'venue-error', 3],
    ['dropped each time', { drop: true }, 'venue-unreachable', 3],
    ['422', { status: 422, html: 'Failed to deserialize the JSON body into the target type' }, 'venue-refused', 1],
    ['403', { status: 403, html: '<html>Forbidden</html>' }, 'venue-refused', 1],
    ['404 in JSON', { status: 404, body: { error: 'no' } }, 'venue-refused', 1],
    ['a redirect', { location: '/info' }, 'venue-redirect', 1],
    ['a sign-in page', { html: '<html>Sign in to the network</html>' }, 'venue-not-json', 1],
    ['null with 200', { body: null }, 'venue-shape', 1],
    ['an empty object', { body: {} }, 'venue-shape', 1],
  ])('makes %s a gap', async (_, fault, code, asked) => {
    expect(await gapOf(fault)).toEqual({ code, asked })
  })

  it('says so when the venue does not understand, with what was asked', async () => {
    const transport = infoTransport({ baseUrl: fake.url, network: 'mainnet' })
    const gap = {
      code: 'venue-refused',
      message: 'Hyperliquid, asked for noSuchType, does not understand what was asked (HTTP 422)',
    }
    await expect(transport.request('info', { type: 'noSuchType' })).rejects.toMatchObject({ gap })
    expect(fake.requests).toHaveLength(1)
  })

  it('keeps the deadline', async () => {
    expect(await gapOf({ delay: 10_000 }, 500)).toEqual({ code: 'venue-timeout', asked: 1 })
  })

  it('does not outlast the deadline with a pause', async () => {
    venue = createHyperliquid({ baseUrl: fake.url, network: 'mainnet' })
    const started = performance.now()
    expect(await gapOf({ status: 429, body: null }, 600)).toEqual({ code: 'venue-rate-limited', asked: 1 })
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it('pauses for two to four seconds after 429, when nothing else is said', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    let asked = 0
    const fetchJson: typeof postJson = async () => {
      asked += 1
      return asked === 1 ? { status: 429, body: null } : { status: 200, body: 'default' }
    }
    venue = createHyperliquid({ baseUrl: fake.url, network: 'mainnet', fetchJson })
    const mode = venue.readMode(master, new AbortController().signal)
    await vi.advanceTimersByTimeAsync(1999)
    expect(asked).toBe(1)
    await vi.advanceTimersByTimeAsync(2001)
    expect(asked).toBe(2)
    expect(await mode).toBe('default')
  })

  it('words whatever else is thrown, without its text', async () => {
    const fetchJson = async () => {
      throw new Error('https://sesame.example/ went wrong')
    }
    venue = createHyperliquid({ baseUrl: fake.url, network: 'mainnet', fetchJson })
    const asked = venue.readMode(master, AbortSignal.timeout(1000))
    await expect(asked).rejects.toMatchObject({ name: 'ReadFailure', message: expect.not.stringContaining('sesame') })
  })
})
