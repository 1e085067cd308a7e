import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decimal, sign, sum, toText } from '../../../src/math/decimal.ts'
import { readFunding } from '../../../src/venues/hyperliquid/funding.ts'
import { answer } from '../../support/fakeHyperliquid/answer.ts'
import type { FakeFunding } from '../../support/fakeHyperliquid/world.ts'
import { testData } from '../../support/testData.ts'
import { master, scene } from './scene.ts'

const folder = testData && join(testData, 'recorded', 'hyperliquid')
const unavailable = folder ? '' : ' (skipped: HEDGE_TEST_DATA is not set)'

type Sent = { time: number; hash: string; delta: Record<string, unknown> }

const read = (rows: unknown) => readFunding(1, async () => rows)

const row: Sent = {
  time: 1_790_000_000_000,
  hash: `0x${'00'.repeat(32)}`,
  delta: { type: 'funding', coin: 'ETH', usdc: '0.045', szi: '-1.2', fundingRate: '0.0000125', nSamples: null },
}

describe.skipIf(!folder)(`recorded funding${unavailable}`, () => {
  const sent: Sent[] = folder ? JSON.parse(readFileSync(join(folder, 'pysdk_userFunding.json'), 'utf8')) : []

  it('is read as it was sent, thirteen coins of one millisecond', async () => {
    const rows = await read(sent)
    expect(rows).toEqual(
      sent.map(({ time, hash, delta: { type: _, nSamples: __, ...delta } }) => ({ ...delta, time, hash })),
    )
    expect(new Set(rows.map(({ coin }) => coin)).size).toBe(13)
    expect(new Set(rows.map(({ time }) => time)).size).toBe(1)
  })

  it('adds up', async () => {
    const usdcOf = (await read(sent)).map(({ usdc }) => decimal(usdc))
    expect(toText(sum(usdcOf))).toBe('11.897859')
  })

  it('obeys the sign of the venue: usdc = −szi · rate in sign, so that a negative one was paid', async () => {
    for (const { coin, usdc, szi, fundingRate } of await read(sent)) {
      const expected = -sign(decimal(szi)) * sign(decimal(fundingRate))
      expect(sign(decimal(usdc)), coin).toBe(expected)
    }
  })
})

describe('readFunding', () => {
  it('reads a row field by field', async () => {
    const { type: _, nSamples: __, ...delta } = row.delta
    expect(await read([row])).toEqual([{ ...delta, time: row.time, hash: row.hash }])
    expect(await read([])).toEqual([])
  })

  it.each<[string, unknown]>([
    ['type', 'accountClassTransfer'],
    ['coin', ''],
    ['usdc', 0.045],
    ['szi', 'abc'],
    ['fundingRate', '1e999'],
  ])('refuses %s %j by its name', async (field, value) => {
    const broken = { ...row, delta: { ...row.delta, [field]: value } }
    await expect(read([row, broken])).rejects.toThrow(`userFunding[1].delta.${field} is not `)
  })

  it.each<[string, unknown]>([
    ['time', -1],
    ['hash', `0x${'g'.repeat(64)}`],
  ])('refuses %s %j by its name', async (field, value) => {
    await expect(read([{ ...row, [field]: value }])).rejects.toThrow(`userFunding[0].${field} is not `)
  })

  it('lets two equal rows of one page stand', async () => expect(await read([row, row])).toHaveLength(2))
})

describe('funding of many coins over many hours', () => {
  const hour = 3_600_000
  const paid = (coins: number, hours: number): FakeFunding[] =>
    Array.from({ length: coins * hours }, (_, index) => ({
      // Every third coin is as the one before it: two rows that nothing tells apart.
      coin: `C${(index % coins) - ((index % coins) % 3 === 2 ? 1 : 0)}`,
      usdc: '-0.1',
      szi: '1.0',
      fundingRate: '0.0001',
      time: (1 + Math.floor(index / coins)) * hour,
    }))
  const readAll = async (funding: FakeFunding[], from = 1) => {
    const world = { ...scene, accounts: { [master]: { funding } } }
    let asked = 0
    const rows = await readFunding(from, async startTime => {
      asked += 1
      return answer({ type: 'userFunding', user: master, startTime }, world)
    })
    return { rows, asked }
  }

  it.each([
    [1, 1301],
    [7, 300],
    [30, 100],
    [499, 4],
  ])('%i coins over %i hours are all there, once', async (coins, hours) => {
    const funding = paid(coins, hours)
    const { rows } = await readAll(funding)
    expect(rows.map(({ coin, time }) => `${coin} ${time}`)).toEqual(funding.map(({ coin, time }) => `${coin} ${time}`))
  })

  it('begin where they are asked for', async () => {
    const { rows } = await readAll(paid(3, 900), 200 * hour)
    expect([rows.length, rows[0]!.time]).toEqual([3 * 701, 200 * hour])
  })

  it('are a gap where one hour holds more than an answer', async () => {
    await expect(readAll(paid(500, 2))).rejects.toMatchObject({ gap: { code: 'history-crowded' } })
  })
})
