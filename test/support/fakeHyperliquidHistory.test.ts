import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { add, decimal, neg, sign, sum, toText } from '../../src/math/decimal.ts'
import { fillRows } from '../../src/venues/hyperliquid/fills.ts'
import { fundingRows } from '../../src/venues/hyperliquid/funding.ts'
import { master, pooled, scene, stranger, subAccount } from '../venues/hyperliquid/scene.ts'
import { answer, notUnderstood } from './fakeHyperliquid/answer.ts'
import type { FakeAccount, FakeFill, World } from './fakeHyperliquid/world.ts'

const hour = 3_600_000
const ask = (type: string, user: string, more: object = {}, world: World = scene) =>
  answer({ type, user, startTime: 0, ...more }, world)
const fillsOf = (user: string, world = scene) => fillRows(ask('userFillsByTime', user, {}, world))
const worldOf = (account: FakeAccount): World => ({ ...scene, accounts: { [master]: account } })

describe('the past it makes up', () => {
  it.each([master, subAccount, pooled])('of %s opened each position by one fill and ends at its size', user => {
    const { positions } = scene.accounts[user]!
    const fills = fillsOf(user)
    expect(fills).toHaveLength(positions!.length)
    for (const { coin, szi, entryPx } of positions!) {
      const [fill] = fills.filter(each => each.coin === coin)
      const change = fill!.side === 'B' ? decimal(fill!.sz) : neg(decimal(fill!.sz))
      expect(toText(add(decimal(fill!.startPosition), change))).toBe(toText(decimal(szi)))
      expect([Number(fill!.px), fill!.closedPnl]).toEqual([Number(entryPx), '0.0'])
      expect(Number(fill!.fee)).toBeCloseTo(Math.abs(Number(szi)) * Number(entryPx) * 0.00045, 5)
      expect(scene.time! - fill!.time).toBeGreaterThan(24 * hour)
    }
    expect(fills.filter(({ coin }) => coin.startsWith('hyna:')).every(({ feeToken }) => feeToken === 'USDE')).toBe(true)
  })

  it('paid hourly since then what the position says, the other way round', () => {
    const rows = fundingRows(ask('userFunding', master))
    const opened = fillsOf(master).find(({ coin }) => coin === 'ETH')!.time
    expect(toText(sum(rows.map(({ usdc }) => decimal(usdc))))).toBe('3.25')
    expect(rows[0]!.time - opened).toBeLessThanOrEqual(hour)
    rows.forEach(({ time, usdc, szi, fundingRate }, index) => {
      expect(time % hour).toBe(0)
      if (index > 0) expect(time - rows[index - 1]!.time).toBe(hour)
      expect(sign(decimal(usdc))).toBe(-sign(decimal(szi)) * sign(decimal(fundingRate)))
      const payment = -Number(szi) * 2707.22 * Number(fundingRate)
      expect(payment).toBeCloseTo(Number(usdc), 5)
    })
  })

  it('stands still while the clock goes on, and begins where it is told to', () => {
    const { time: _, ...timeless } = scene
    const before = [fillsOf(master, timeless), ask('userFunding', master, {}, timeless)]
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * hour })
    onTestFinished(() => void vi.useRealTimers())
    expect([fillsOf(master, timeless), ask('userFunding', master, {}, timeless)]).toEqual(before)
    const positions = [{ coin: 'ETH', szi: '-1', entryPx: '3000', openedAt: 1_789_000_000_123 }]
    expect(fillsOf(master, worldOf({ positions }))[0]!.time).toBe(1_789_000_000_123)
  })

  it('is none of an address without positions', () => {
    expect(ask('userFillsByTime', stranger)).toEqual([])
    expect(ask('userFunding', stranger)).toEqual([])
  })
})

describe('the fills it is told', () => {
  const fill = (side: 'B' | 'A', sz: string, px: string, time: number, more: Partial<FakeFill> = {}) =>
    ({ coin: 'ETH', side, sz, px, time, ...more }) satisfies FakeFill

  it('are one chain a coin, with what each closed', () => {
    const story = [
      fill('A', '2', '3000', 1),
      fill('A', '2', '3100', 2),
      fill('B', '1', '3000', 3),
      fill('B', '5', '2950', 4),
      fill('A', '2', '2960', 5),
    ]
    const rows = fillsOf(master, worldOf({ fills: [...story].reverse() }))
    expect(rows.map(({ startPosition, dir, closedPnl }) => [startPosition, dir, closedPnl])).toEqual([
      ['0.0', 'Open Short', '0.0'],
      ['-2.0', 'Open Short', '0.0'],
      ['-4.0', 'Close Short', '50.0'],
      ['-3.0', 'Short > Long', '300.0'],
      ['2.0', 'Close Long', '20.0'],
    ])
  })

  it('are taken at their word where they say more', () => {
    const more = { startPosition: '-7', dir: 'Liquidated Cross Short', closedPnl: '-3.5', fee: '0.1', feeToken: 'HYPE' }
    const [row] = fillsOf(master, worldOf({ fills: [fill('B', '7', '3000', 9, { ...more, crossed: false, tid: 5 })] }))
    expect(row).toMatchObject({ ...more, startPosition: '-7.0', crossed: false, tid: 5 })
    const [spot] = fillsOf(master, worldOf({ fills: [fill('B', '7', '3', 9, { coin: '@107' })] }))
    expect(spot).toMatchObject({ dir: 'Buy', closedPnl: '0.0' })
  })
})

describe('its lists', () => {
  const times = (body: unknown) => (body as { time: number }[]).map(({ time }) => time)
  const many = (count: number) => Array.from({ length: count }, (_, index) => 1 + index)
  const fills = (count: number): FakeFill[] =>
    many(count).map(time => ({ coin: 'ETH', side: time % 2 ? 'A' : 'B', px: '3000', sz: '1', time }))
  const paid = (time: number) => ({ coin: 'ETH', usdc: '0.1', szi: '-1.0', fundingRate: '0.00001', time })

  it('give 2,000 fills from a moment on, of the latest 10,000', () => {
    const world = worldOf({ fills: fills(10_050) })
    const first = times(ask('userFillsByTime', master, {}, world))
    expect([first.length, first[0]]).toEqual([2000, 51])
    const later = times(ask('userFillsByTime', master, { startTime: 9000, endTime: 9005 }, world))
    expect(later).toEqual([9000, 9001, 9002, 9003, 9004, 9005])
    expect(answer({ type: 'userFillsByTime', user: master }, world)).toBe(notUnderstood)
  })

  it('give 500 rows of funding between two moments, and else the latest 2,000', () => {
    const world = worldOf({ funding: many(2500).map(paid) })
    const bounded = times(ask('userFunding', master, { startTime: 7 }, world))
    expect([bounded.length, bounded[0]]).toEqual([500, 7])
    const latest = times(answer({ type: 'userFunding', user: master }, world))
    expect([latest.length, latest[0]]).toEqual([2000, 501])
  })

  it('give the candles that touch a time, the latest 5,000 of them', () => {
    type Candle = { t: number; T: number; c: string }
    const asked = (req: object, world = scene) =>
      answer({ type: 'candleSnapshot', req: { coin: 'ETH', interval: '1h', ...req } }, world) as Candle[]
    const wave = asked({ startTime: 0 })
    expect(wave).toHaveLength(721)
    expect(wave.at(-1)!.T).toBeGreaterThan(scene.time!)
    expect(wave.at(-2)!.T).toBeLessThan(scene.time!)
    for (const { c } of wave) expect(Math.abs(Number(c) / 2707.22 - 1)).toBeLessThan(0.015)
    expect(asked({ startTime: wave[3]!.T, endTime: wave[5]!.t }).map(({ t }) => t)).toEqual(
      wave.slice(3, 6).map(({ t }) => t),
    )
    const told = many(5100).map(at => ({ t: at * hour, c: '3000.0' }))
    expect(asked({ startTime: 0 }, { ...scene, candles: { ETH: told } })).toHaveLength(5000)
    expect(asked({ startTime: 0, coin: 'MATIC' })).toEqual([])
    expect(answer({ type: 'candleSnapshot' }, scene)).toBe(notUnderstood)
    expect(answer({ type: 'candleSnapshot', req: { coin: 'ETH', interval: '1m', startTime: 0 } }, scene)).toBe(
      notUnderstood,
    )
  })

  it('tell nothing of the future', () => {
    for (const type of ['userFillsByTime', 'userFunding']) {
      for (const time of times(ask(type, master))) expect(time).toBeLessThanOrEqual(scene.time!)
    }
  })
})
