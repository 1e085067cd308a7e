import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WireFill, WireFunding } from '../../../src/domain/history.ts'
import { gather } from '../../../src/gather/index.ts'
import { account, fillOf, fundingOf, gatheredAt, mintedAt } from '../../support/artifacts.ts'
import { down, fakeSources, hedgeOf } from '../../support/fakeSources.ts'
import { type Past, pastVenue, tradeMemory } from '../support/fakePast.ts'

const minute = 60_000
const hour = 60 * minute
const mint = mintedAt * 1000
const iso = (time: number) => new Date(time).toISOString()

type Memory = ReturnType<typeof tradeMemory>

/** One run of one hedge at a moment, without a gap. */
async function run(past: Past, memory: Memory, at: number, since?: number) {
  past.asked.length = 0
  const sources = fakeSources([hedgeOf('a', since === undefined ? {} : { since: iso(since) })], {
    now: () => new Date(at),
    history: async () => memory,
    perpVenue: async () => pastVenue(past),
  })
  const { trades } = await gather(['trades'], sources)
  const [reading] = 'ok' in trades ? trades.ok : []
  if (reading === undefined || !('ok' in reading.fills) || !('ok' in reading.funding)) throw new Error('a gap')
  const asked = past.asked.filter(each => /^(fills|funding)/.test(each))
  return { ...reading.fills.ok, funding: reading.funding.ok, asked }
}

const asksFor = (what: string, asked: readonly string[]) => asked.filter(each => each.startsWith(what))

describe('what is read on from the last time', () => {
  it('is never lost and never double, whenever the runs are, and however many rows share a millisecond', async () => {
    const step = fc.record({
      pause: fc.nat({ max: 90 * minute }),
      rows: fc.array(fc.nat({ max: 3 }), { maxLength: 4 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), fc.boolean(), async (steps, slow) => {
        const past: Past = { fills: [], funding: [], asked: [] }
        const memory = tradeMemory()
        let at = mint + hour
        let serial = 0
        for (const { pause, rows } of steps) {
          at += pause
          for (const kind of rows) {
            // Some happen at the same moment, some are alike in everything, some are seen minutes after they happened.
            const time = at - (slow && kind === 3 ? 4 * minute : 0)
            serial += kind === 0 ? 0 : 1
            past.fills.push(fillOf({ time, tid: serial }))
            past.fills.sort((a, b) => a.time - b.time)
          }
          const { fills, whole } = await run(past, memory, at, mint)
          expect(fills).toEqual(past.fills)
          expect(whole).toBe(true)
          at += 1
        }
      }),
      { numRuns: 150 },
    )
  })

  it('is asked from ten minutes before the newest row, whatever our clock says', async () => {
    const past: Past = { fills: [fillOf({ time: mint + hour })], funding: [], asked: [] }
    const memory = tradeMemory()
    await run(past, memory, mint + 100 * hour, mint)
    past.fills.push(fillOf({ time: mint + 2 * hour, tid: 2 }))
    const second = await run(past, memory, mint + 3 * hour, mint)
    expect(asksFor('fills', second.asked)).toEqual([`fills b2 ${mint + 50 * minute}`])
    expect(second.fills).toHaveLength(2)
  })

  it('is read anew where more is wanted than is known, and cut where less is', async () => {
    const past: Past = { fills: [1, 2, 3].map(n => fillOf({ time: mint + n * hour, tid: n })), funding: [], asked: [] }
    const memory = tradeMemory()
    const tids = (run: { fills: WireFill[] }) => run.fills.map(({ tid }) => tid)
    expect(tids(await run(past, memory, mint + 4 * hour, mint + 2 * hour))).toEqual([2, 3])
    const earlier = await run(past, memory, mint + 5 * hour, mint)
    expect(tids(earlier)).toEqual([1, 2, 3])
    expect(asksFor('fills', earlier.asked)).toContain(`fills b2 ${mint}`)
    const later = await run(past, memory, mint + 6 * hour, mint + 3 * hour)
    expect(tids(later)).toEqual([3])
    expect(memory.kept.get(`id-a mainnet ${account}`)?.fills?.rows).toHaveLength(3)
  })

  it('is read anew where the venue added funding up that was known by the hour', async () => {
    const paid = (n: number, usdc = '1'): WireFunding => fundingOf({ time: mint + n * hour, usdc })
    const past: Past = { fills: [], funding: [paid(1), paid(2), paid(3)], asked: [] }
    const memory = tradeMemory()
    await run(past, memory, mint + 3 * hour + minute, mint)
    past.funding = [paid(1, '3'), paid(4)]
    const { funding, asked } = await run(past, memory, mint + 4 * hour + minute, mint)
    expect(funding).toEqual(past.funding)
    expect(asksFor('funding', asked)).toEqual([`funding b2 ${mint + 3 * hour - 10 * minute}`, `funding b2 ${mint}`])
  })

  it('keeps an earlier answer where the venue fails, and goes on from it', async () => {
    const past: Past = { fills: [fillOf()], funding: [fundingOf()], asked: [] }
    const memory = tradeMemory()
    await run(past, memory, mint + 3 * hour, mint)
    const before = memory.kept.get(`id-a mainnet ${account}`)
    const perpVenue = async () => ({ ...pastVenue(past), readFills: down('fills') })
    const sources = fakeSources([hedgeOf('a', { since: iso(mint) })], { perpVenue, history: async () => memory })
    expect((await gather(['trades'], sources)).trades).toMatchObject({ ok: [{ fills: { gap: { code: 'fills' } } }] })
    expect(memory.kept.get(`id-a mainnet ${account}`)).toMatchObject({ fills: before!.fills })
  })
})

describe('whole', () => {
  const fillsTo = (n: number) =>
    Array.from({ length: n }, (_, index) => fillOf({ time: mint + index * hour, tid: index + 1 }))

  it('stays true though the venue has forgotten what was read in time', async () => {
    const past: Past = { fills: fillsTo(8), funding: [], asked: [], reach: 10 }
    const memory = tradeMemory()
    expect(await run(past, memory, mint + 8 * hour, mint)).toMatchObject({ whole: true })
    past.fills = fillsTo(14)
    const { whole, fills } = await run(past, memory, mint + 14 * hour, mint)
    expect({ whole, count: fills.length }).toEqual({ whole: true, count: 14 })
  })

  it('is false where the oldest were gone at the first read, and stays it; what comes after the oldest left is whole', async () => {
    const past: Past = { fills: fillsTo(14), funding: [], asked: [], reach: 10 }
    const memory = tradeMemory()
    expect(await run(past, memory, mint + 14 * hour, mint)).toMatchObject({ whole: false, fills: { length: 10 } })
    past.fills = fillsTo(15)
    expect(await run(past, memory, mint + 15 * hour, mint)).toMatchObject({ whole: false, fills: { length: 11 } })
    expect(await run(past, memory, mint + 16 * hour, mint + 4 * hour)).toMatchObject({ whole: false })
    expect(await run(past, memory, mint + 17 * hour, mint + 4 * hour + 1)).toMatchObject({ whole: true })
  })

  it('is false where more came in between than the venue keeps, and what hung in the air before it is dropped', async () => {
    const past: Past = { fills: fillsTo(3), funding: [], asked: [], reach: 10 }
    const memory = tradeMemory()
    await run(past, memory, mint + 3 * hour, mint)
    past.fills = fillsTo(30)
    const { whole, fills } = await run(past, memory, mint + 30 * hour, mint)
    expect(whole).toBe(false)
    expect(fills.map(({ tid }) => tid)).toEqual([21, 22, 23, 24, 25, 26, 27, 28, 29, 30])
    expect(await run(past, memory, mint + 31 * hour, mint)).toMatchObject({ whole: false })
  })
})

describe('funding', () => {
  // The hour of the artificial mint is a full one.
  const start = Math.ceil(Date.parse(gatheredAt) / hour) * hour

  it.each([
    [1, 2, true],
    [4, 59, true],
    [5, 6, false],
    [5, 59, false],
    [59, 61, true],
    [30, 24 * 60 + 30, true],
    // A clock that was set back.
    [30, -40, true],
  ])('read %i minutes after the hour is asked for again at minute %i: %s', async (first, second, again) => {
    const past: Past = { fills: [], funding: [fundingOf({ time: start })], asked: [] }
    const memory = tradeMemory()
    await run(past, memory, start + first * minute, mint)
    const { asked, funding } = await run(past, memory, start + second * minute, mint)
    expect(asksFor('funding', asked)).toHaveLength(again ? 1 : 0)
    expect(asksFor('fills', asked)).toHaveLength(1)
    expect(funding).toEqual(past.funding)
  })

  it('that came late is there once the hour is asked for again', async () => {
    const past: Past = { fills: [], funding: [fundingOf({ time: start - hour })], asked: [] }
    const memory = tradeMemory()
    await run(past, memory, start + minute, mint)
    past.funding.push(fundingOf({ time: start + 60 }))
    expect((await run(past, memory, start + 2 * minute, mint)).funding).toEqual(past.funding)
    expect((await run(past, memory, start + 6 * minute, mint)).funding).toEqual(past.funding)
    expect((await run(past, memory, start + 7 * minute, mint)).asked).toHaveLength(1)
  })
})
