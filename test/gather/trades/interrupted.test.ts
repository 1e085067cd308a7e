import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TradeReading } from '../../../src/domain/artifacts.ts'
import { gather } from '../../../src/gather/index.ts'
import { account, fillOf, fundingOf, mintedAt } from '../../support/artifacts.ts'
import { fakeSources, hedgeOf } from '../../support/fakeSources.ts'
import { type Past, tradeMemory } from '../support/fakePast.ts'
import { pagedVenue } from '../support/pagedVenue.ts'

const minute = 60_000
const hour = 60 * minute
const mint = mintedAt * 1000
const iso = (time: number) => new Date(time).toISOString()

type Run = {
  past: Past
  memory: ReturnType<typeof tradeMemory>
  at: number
  limit: number
  answers: number
  since?: number
}

async function run({ past, memory, at, limit, answers, since = mint }: Run): Promise<TradeReading> {
  past.asked.length = 0
  const sources = fakeSources([hedgeOf('a', { since: iso(since) })], {
    now: () => new Date(at),
    history: async () => memory,
    perpVenue: async () => pagedVenue(past, { limit, answers }),
  })
  const { trades } = await gather(['trades'], sources)
  return 'ok' in trades ? trades.ok[0]! : expect.fail('trades are read')
}

const emptyPast = (rest: Partial<Past> = {}): Past => ({ fills: [], funding: [], asked: [], ...rest })
const isOurs = ({ coin }: { coin: string }) => ['ETH', 'xyz:ETH'].includes(coin)
const coins = ['ETH', 'BTC', 'xyz:ETH', '@107']

const step = fc.record({
  pause: fc.nat({ max: 30 * minute }),
  rows: fc.array(fc.record({ later: fc.nat({ max: 3 }), coin: fc.constantFrom(...coins) }), {
    minLength: 4,
    maxLength: 25,
  }),
  answers: fc.nat({ max: 8 }),
  limit: fc.integer({ min: 12, max: 20 }),
})

describe('what a run could not read to its end', () => {
  it('is read on by the next, wherever each ended: what is told is all there is, and of the hedge’s coins alone', async () => {
    let resumed = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async steps => {
        const past = emptyPast()
        const memory = tradeMemory()
        let at = mint + hour
        let serial = 0
        for (const { pause, rows, answers, limit } of steps) {
          at += pause
          for (const { later, coin } of rows) {
            at += later * minute
            serial += 1
            // No more than a page of one moment.
            if (past.fills.filter(({ time }) => time === at).length > 9) at += 1
            past.fills.push(fillOf({ time: at, tid: serial, coin }))
            past.funding.push(fundingOf({ time: at, coin }))
          }
          const before = memory.kept.get(`id-a mainnet ${account}`)
          const { fills, funding } = await run({ past, memory, at, limit, answers })
          if ('ok' in fills) expect(fills.ok).toEqual({ fills: past.fills.filter(isOurs), whole: true })
          // It is asked for once in an hour.
          if ('ok' in funding) expect(funding.ok).toEqual(past.funding.filter(isOurs).slice(0, funding.ok.length))
          if (before?.fills?.to === 0 && 'ok' in fills) resumed += 1
          const kept = memory.kept.get(`id-a mainnet ${account}`)
          for (const row of [...(kept?.fills?.rows ?? []), ...(kept?.funding?.rows ?? [])]) {
            expect(isOurs(row)).toBe(true)
          }
          at += 1
        }
        const end = await run({ past, memory, at: at + hour, limit: 20, answers: 500 })
        expect(end.fills).toMatchObject({ ok: { fills: past.fills.filter(isOurs), whole: true } })
        expect(end.funding).toMatchObject({ ok: past.funding.filter(isOurs) })
      }),
      { numRuns: 150 },
    )
    expect(resumed).toBeGreaterThan(20)
  })

  it('says how far it came, and is never begun anew', async () => {
    const funding = Array.from({ length: 100 }, (_, index) => fundingOf({ time: mint + index * hour }))
    const past = emptyPast({ funding })
    const memory = tradeMemory()
    const at = mint + 200 * hour
    const first = await run({ past, memory, at, limit: 10, answers: 5 })
    expect(first.funding).toEqual({
      gap: {
        code: 'history-unfinished',
        source: 'hyperliquid',
        message: `there is more of the funding of the account than could be asked for in this run: it is read up to ${iso(mint + 36 * hour)}`,
        hint: 'run it again: it goes on where it was; or give it longer with --timeout',
      },
    })
    const second = await run({ past, memory, at, limit: 10, answers: 5 })
    expect(second.funding).toMatchObject({ gap: { message: expect.stringContaining(iso(mint + 72 * hour)) } })
    expect(past.asked.filter(each => each.startsWith('funding'))[0]).toBe(`funding ${mint + 36 * hour - 10 * minute}`)
    expect((await run({ past, memory, at, limit: 10, answers: 9 })).funding).toMatchObject({ ok: funding })
  })

  it('that came nowhere is the gap that it was', async () => {
    const { fills, funding } = await run({ past: emptyPast(), memory: tradeMemory(), at: mint, limit: 9, answers: 0 })
    expect([fills, funding]).toMatchObject([{ gap: { code: 'venue-timeout' } }, { gap: { code: 'venue-timeout' } }])
  })
})

describe('the reach of the venue', () => {
  const fillsTo = (n: number, coin = 'ETH') =>
    Array.from({ length: n }, (_, index) => fillOf({ time: mint + index * hour, tid: index + 1, coin }))

  it('may have been passed between two parts: all of it is read again, and it is not whole', async () => {
    const past = emptyPast({ fills: fillsTo(25), reach: 30 })
    const memory = tradeMemory()
    const at = mint + 100 * hour
    expect(await run({ past, memory, at, limit: 10, answers: 2 })).toMatchObject({ fills: { gap: {} } })
    past.fills = fillsTo(60)
    const { fills } = await run({ past, memory, at, limit: 10, answers: 50 })
    expect(fills).toMatchObject({ ok: { whole: false, fills: past.fills.slice(-30) } })
  })

  it('counts every coin: from the oldest that is left on, what the hedge traded is all there', async () => {
    const past = emptyPast({ fills: [...fillsTo(40, 'BTC'), fillOf({ time: mint + 50 * hour })], reach: 20 })
    const { fills } = await run({ past, memory: tradeMemory(), at: mint + 60 * hour, limit: 100, answers: 9 })
    expect(fills).toMatchObject({ ok: { whole: false, fills: [past.fills[21], past.fills[40]] } })
  })
})

it('more than is kept of an account is said, and no run asks for all of it again', async () => {
  const past = emptyPast({
    funding: Array.from({ length: 60 }, (_, index) => fundingOf({ time: mint + index * hour })),
  })
  const memory = tradeMemory()
  const { keepTrades } = memory
  memory.keepTrades = (...saved) => ((saved[3].funding?.rows.length ?? 0) > 30 ? 'too-large' : keepTrades(...saved))
  const at = mint + 100 * hour
  for (const pages of [4, 1]) {
    const { fills, funding } = await run({ past, memory, at, limit: 10, answers: 50 })
    expect(funding).toMatchObject({ gap: { code: 'history-too-large', hint: expect.stringContaining('--since') } })
    expect(fills).toMatchObject({ ok: { fills: [] } })
    expect(past.asked.filter(each => each.startsWith('funding'))).toHaveLength(pages)
  }
})

it('what lies before is read up to what is known, and put before it', async () => {
  const funding = Array.from({ length: 50 }, (_, index) => fundingOf({ time: mint + index * hour }))
  const past = emptyPast({ funding })
  const memory = tradeMemory()
  const at = mint + 100 * hour
  await run({ past, memory, at, limit: 10, answers: 99, since: mint + 15 * hour })
  const earlier = await run({ past, memory, at: at + hour, limit: 10, answers: 99 })
  expect(earlier.funding).toMatchObject({ ok: funding })
  const starts = past.asked.flatMap(each => (each.startsWith('funding') ? Number(each.split(' ')[1]) : []))
  expect(starts.filter(start => start < mint + 48 * hour)).toEqual([mint, mint + 9 * hour])
})
