import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ReadFailure } from '../../../src/domain/failure.ts'
import { postJson } from '../../../src/venues/http.ts'
import { createHyperliquid, type Hyperliquid } from '../../../src/venues/hyperliquid/index.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from '../../support/fakeHyperliquid.ts'
import { master, pooled, scene, stranger, subAccount } from './scene.ts'

let fake: FakeHyperliquid
let venue: Hyperliquid
let sent: unknown[]
const hour = 3_600_000
const time = scene.time!
const soon = () => AbortSignal.timeout(5000)

beforeAll(async () => {
  fake = await startFakeHyperliquid(scene)
})
afterAll(() => fake.close())
beforeEach(() => {
  fake.set(scene)
  sent = []
  const fetchJson: typeof postJson = (url, body, options) => {
    sent.push(body)
    return postJson(url, body, options)
  }
  venue = createHyperliquid({ baseUrl: fake.url, network: 'mainnet', pause: 1, now: () => time, fetchJson })
})

describe('the past of an account', () => {
  it('has the fills of every dex, not aggregated', async () => {
    const { fills, whole } = await venue.readFills(master, 1, soon())
    expect(sent).toEqual([{ type: 'userFillsByTime', user: master, startTime: 1, aggregateByTime: false }])
    expect(whole).toBe(true)
    expect(fills.map(({ coin, side, sz, dir }) => [coin, side, sz, dir])).toEqual([
      ['ETH', 'sell', '1.2345', 'Open Short'],
      ['BTC', 'buy', '0.01', 'Open Long'],
      ['kPEPE', 'buy', '1000.0', 'Open Long'],
      ['xyz:TSLA', 'sell', '2.5', 'Open Short'],
    ])
  })

  it('begins where it is asked for', async () => {
    const [first] = (await venue.readFills(master, 1, soon())).fills
    expect((await venue.readFills(master, first!.time, soon())).fills).toHaveLength(4)
    expect((await venue.readFills(master, first!.time + 1, soon())).fills).toHaveLength(3)
    expect(await venue.readFunding(master, time, soon())).toEqual([])
  })

  it('has the funding, asked for by time so that no answer is only the latest', async () => {
    const rows = await venue.readFunding(master, 1, soon())
    expect(sent).toEqual([{ type: 'userFunding', user: master, startTime: 1 }])
    expect(rows.length).toBeGreaterThan(24)
    expect(rows.every(({ coin, usdc }) => coin === 'ETH' && Number(usdc) > 0)).toBe(true)
  })

  it('is empty where nothing happened', async () => {
    expect(await venue.readFills(stranger, 1, soon())).toEqual({ fills: [], whole: true, spare: 10_000 })
    expect(await venue.readFunding(stranger, 1, soon())).toEqual([])
  })

  it('weighs by its length', async () => {
    await venue.readFills(subAccount, 1, soon())
    expect(venue.weight()).toBe(21)
    const rows = await venue.readFunding(pooled, 1, soon())
    expect(venue.weight()).toBe(41 + Math.ceil(rows.length / 20))
    const before = venue.weight()
    const candles = await venue.readCandles('ETH', 1, soon())
    expect(venue.weight() - before).toBe(20 + Math.ceil((candles.length + 1) / 60))
  })
})

describe('the candles of a market', () => {
  it('are hourly and end before the moment they are asked at', async () => {
    const from = time - 48 * hour
    const candles = await venue.readCandles('ETH', from, soon())
    const req = { coin: 'ETH', interval: '1h', startTime: from, endTime: time }
    expect(sent).toEqual([{ type: 'candleSnapshot', req }])
    expect(candles.length).toBeGreaterThan(46)
    candles.forEach(({ start, end }, index) => {
      expect([end - start, end < time]).toEqual([hour - 1, true])
      if (index > 0) expect(start).toBe(candles[index - 1]!.end + 1)
    })
    expect(time - candles.at(-1)!.end).toBeLessThanOrEqual(hour)
  })
})

const reads = {
  userFillsByTime: () => venue.readFills(master, 1, soon()),
  userFunding: () => venue.readFunding(master, 1, soon()),
  candleSnapshot: () => venue.readCandles('ETH', 1, soon()),
}

describe.each(Object.entries(reads))('%s', (type, read) => {
  it.each([
    ['null', { body: null }, 'venue-shape'],
    ['an object', { body: {} }, 'venue-shape'],
    ['a row that is none', { body: [null] }, 'venue-shape'],
    ['a refusal', { status: 422, html: 'no' }, 'venue-refused'],
    ['500 with null', { status: 500, body: null }, 'venue-error'],
  ])('is a gap where the answer is %s', async (_, fault, code) => {
    fake.failWith(type, fault)
    const { gap } = await read().then(
      () => expect.fail('it must not resolve'),
      (error: ReadFailure) => error,
    )
    fake.failWith(type, null)
    expect(gap).toMatchObject({ code, source: 'hyperliquid' })
    expect(gap.message).toContain(type)
    expect(JSON.stringify(gap)).not.toMatch(/127\.0\.0\.1|http:/)
  })
})

describe('a broken row', () => {
  it.each([
    ['userFillsByTime', 'coin'],
    ['userFunding', 'time'],
    ['candleSnapshot', 't'],
  ] as const)('of %s is named by its first missing field', async (type, field) => {
    fake.failWith(type, { body: [{}], times: 1 })
    const message = expect.stringContaining(`${type}[0].${field} is missing`)
    await expect(reads[type]()).rejects.toMatchObject({ name: 'ReadFailure', gap: { code: 'venue-shape', message } })
  })
})
