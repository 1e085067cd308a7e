import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFills } from '../../../src/venues/hyperliquid/fills.ts'
import { answer } from '../../support/fakeHyperliquid/answer.ts'
import type { FakeFill } from '../../support/fakeHyperliquid/world.ts'
import { testData } from '../../support/testData.ts'
import { master, scene } from './scene.ts'

const folder = testData && join(testData, 'recorded', 'hyperliquid')
const unavailable = folder ? '' : ' (skipped: HEDGE_TEST_DATA is not set)'
const load = (name: string) => JSON.parse(readFileSync(join(folder!, name), 'utf8'))

type Row = Record<string, unknown> & { time: number }

/** One page with everything on it. */
const read = (rows: unknown[], account = master) => readFills(account, 1, async () => rows)

const row: Row = {
  coin: 'ETH',
  px: '3000.5',
  sz: '1.25',
  side: 'A',
  time: 1_790_000_000_000,
  startPosition: '0.0',
  dir: 'Open Short',
  closedPnl: '0.0',
  hash: `0x${'0a'.repeat(32)}`,
  oid: 7,
  crossed: true,
  fee: '1.687781',
  tid: 123_456,
  feeToken: 'USDC',
  twapId: null,
}

describe.skipIf(!folder)(`recorded fills${unavailable}`, () => {
  it.each([
    ['nautilus_http_user_fills_dust_conversion.json', (body: Row[]) => body],
    ['nautilus_ws_user_fill_liquidation.json', (body: { data: { fills: Row[] } }) => body.data.fills],
  ] as const)('%s: each is read as it was sent', async (name, rowsOf) => {
    const sent = (rowsOf as (body: unknown) => Row[])(load(name)).sort((a, b) => a.time - b.time)
    const { fills, whole } = await read(sent)
    expect(whole).toBe(true)
    expect(fills.length).toBeGreaterThan(0)
    expect(fills).toEqual(
      sent.map(({ side, hash: _, oid: __, twapId: ___, cloid: ____, ...rest }) => ({
        ...rest,
        side: side === 'B' ? 'buy' : 'sell',
        liquidation: false,
      })),
    )
  })

  it('keeps spot and what was no trade, with the token its fee was paid in', async () => {
    const sent: Row[] = load('nautilus_http_user_fills_dust_conversion.json')
    const { fills } = await read(sent.sort((a, b) => a.time - b.time))
    const spot = fills.filter(({ coin }) => coin.startsWith('@'))
    expect(spot.map(({ coin, feeToken, tid }) => [coin, feeToken, tid === 0])).toEqual([
      ['@156', 'USOL', false],
      ['@142', 'USDC', true],
    ])
  })

  it('is a liquidation to the one who was liquidated, and none to the one who traded with him', async () => {
    const [sent] = load('nautilus_ws_user_fill_liquidation.json').data.fills
    const { fills } = await read([sent], sent.liquidation.liquidatedUser)
    expect(fills[0]!.liquidation).toBe(true)
    expect((await read([sent], master)).fills[0]!.liquidation).toBe(false)
  })
})

describe('readFills', () => {
  it('reads a row field by field', async () => {
    const { hash: _, oid: __, twapId: ___, ...rest } = row
    expect(await read([row])).toEqual({
      fills: [{ ...rest, side: 'sell', liquidation: false }],
      whole: true,
      spare: 9999,
    })
    expect((await read([{ ...row, side: 'B' }])).fills[0]!.side).toBe('buy')
  })

  it.each([
    ['names nobody', { markPx: '1.0', method: 'market' }, true],
    ['names the account in another spelling', { liquidatedUser: master.toUpperCase().replace('0X', '0x') }, true],
    ['names another', { liquidatedUser: `0x${'11'.repeat(20)}` }, false],
    ['is null', null, false],
  ])('where a liquidation %s', async (_, liquidation, is) => {
    expect((await read([{ ...row, liquidation }])).fills[0]!.liquidation).toBe(is)
  })

  it('does without the number of a trade, and not without the token of its fee', async () => {
    const { tid: _, ...unnumbered } = row
    expect((await read([unnumbered])).fills[0]!.tid).toBe(0)
    const { feeToken: __, ...tokenless } = row
    await expect(read([tokenless])).rejects.toThrow('userFillsByTime[0].feeToken is missing')
  })

  it.each<[string, unknown]>([
    ['px', '0.0'],
    ['px', '-1.0'],
    ['sz', '0.0'],
    ['sz', '-1.0'],
    ['side', 'S'],
    ['time', 0],
    ['time', 1.5],
    ['hash', '0x12'],
    ['oid', -1],
    ['tid', -1],
    ['coin', 'E\u001b[2JTH'],
    ['dir', 'x'.repeat(65)],
    ['feeToken', ''],
    ['liquidation', 'market'],
  ])('refuses %s %j by its name', async (field, value) => {
    await expect(read([{ ...row, [field]: value }])).rejects.toThrow(`userFillsByTime[0].${field} is not `)
  })

  it('counts a numbered row once, both sides of a trade, and what has no number as often as it stands there', async () => {
    expect((await read([row, row])).fills).toHaveLength(1)
    expect((await read([row, { ...row, side: 'B' }])).fills).toHaveLength(2)
    const dust = { ...row, tid: 0, dir: 'Spot Dust Conversion' }
    expect((await read([dust, dust])).fills).toHaveLength(2)
  })
})

it('reads 1,999 fills of one millisecond, and says that it cannot see past 2,000', async () => {
  const crowd = (count: number) => Array.from({ length: count }, (_, index) => ({ ...row, tid: 1 + index }))
  expect((await read(crowd(1999))).fills).toHaveLength(1999)
  await expect(read(crowd(2000))).rejects.toMatchObject({ gap: { code: 'history-crowded' } })
})

describe('the reach of the venue', () => {
  const many = (count: number): FakeFill[] =>
    Array.from({ length: count }, (_, index) => {
      const side = index % 2 ? 'B' : 'A'
      return {
        coin: 'ETH',
        side,
        px: '3000',
        sz: '1',
        time: 1_700_000_000_000 + Math.floor(index / 7) * 1000,
        tid: 1 + index,
      }
    })
  const account = (count: number) => ({ ...scene, accounts: { [master]: { fills: many(count) } } })
  const readAll = async (count: number, from = 1) => {
    const world = account(count)
    const starts: number[] = []
    const history = await readFills(master, from, async startTime => {
      starts.push(startTime)
      return answer({ type: 'userFillsByTime', user: master, startTime }, world)
    })
    return { ...history, starts }
  }

  it('pages through 5,000 fills that share their milliseconds', async () => {
    const { fills, whole, starts } = await readAll(5000)
    expect(whole).toBe(true)
    expect(fills.map(({ tid }) => tid)).toEqual(Array.from({ length: 5000 }, (_, index) => 1 + index))
    // 2,000, 2,000, 1,010 with what is repeated, and one to see that nothing follows.
    expect(starts).toHaveLength(4)
  })

  it('is told by the number of fills: 9,999 are all there are, 10,000 may not be', async () => {
    expect(await readAll(9999)).toMatchObject({ whole: true, fills: { length: 9999 } })
    expect(await readAll(10_000)).toMatchObject({ whole: false, fills: { length: 10_000 } })
  })

  it('takes the oldest away, and that is said', async () => {
    const { fills, whole } = await readAll(12_345)
    expect({ whole, count: fills.length, first: fills[0]!.tid }).toEqual({ whole: false, count: 10_000, first: 2346 })
  })

  it('does not matter to what is newer', async () => {
    const since = 1_700_000_000_000 + 1_500_000
    const { fills, whole } = await readAll(12_345, since)
    expect({ whole, count: fills.length }).toEqual({ whole: true, count: 12_345 - 1500 * 7 })
  })
})
