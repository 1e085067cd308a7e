import { describe, expect, it, onTestFinished } from 'vitest'
import type { WireFill, WireFunding } from '../../../src/domain/history.ts'
import { createBudget } from '../../../src/venues/hyperliquid/budget.ts'
import { createHyperliquid } from '../../../src/venues/hyperliquid/index.ts'
import type { FakeAccount } from '../../support/fakeHyperliquid/world.ts'
import { startFakeHyperliquid } from '../../support/fakeHyperliquid.ts'
import { master, scene, stranger } from './scene.ts'

const hour = 3_600_000
const year = 365 * 24
const minute = 60_000
const ever = () => new AbortController().signal

const fundingOf = (coins: number, hours: number) =>
  Array.from({ length: coins * hours }, (_, index) => ({
    ...{ coin: `C${index % coins}`, usdc: '-0.1', szi: '1.0', fundingRate: '0.0001' },
    time: (1 + Math.floor(index / coins)) * hour,
  }))
const fillsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ coin: 'ETH', side: index % 2 ? ('B' as const) : ('A' as const), px: '3000', sz: '1', time: 1 + index },
  }))

/** A venue that refuses what is more than 1,200 in its minute, which may be a short one. */
async function limited(accounts: Record<string, FakeAccount>, minute: number) {
  const fake = await startFakeHyperliquid({ ...scene, accounts }, { weight: 1200, minute })
  onTestFinished(() => fake.close())
  const start = () => createHyperliquid({ baseUrl: fake.url, network: 'mainnet', pause: 1, minute })
  return { fake, start, venue: start() }
}

describe('a past that weighs more than a minute', () => {
  it('is read to its end, a year of two coins, and not once is too much asked', async () => {
    const { fake, venue } = await limited({ [master]: { funding: fundingOf(2, year) } }, 1000)
    const kept: WireFunding[] = []
    let end = 0
    const rows = await venue.readFunding(master, 1, ever(), {
      keep: (more, upTo) => {
        expect(more.every(({ time }) => time < upTo && time >= end)).toBe(true)
        kept.push(...more)
        end = upTo
      },
    })
    expect(rows).toHaveLength(2 * year)
    expect(fake.refused).toEqual([])
    expect(venue.weight()).toBeGreaterThan(1200)
    expect(kept).toEqual(rows.slice(0, kept.length))
    expect(rows.slice(kept.length).every(({ time }) => time >= end)).toBe(true)
  })

  it('of several accounts is read in turns, and the present beside it never waits', async () => {
    const funding = fundingOf(1, year)
    const { fake, venue } = await limited({ [master]: { funding }, [stranger]: { funding } }, 1200)
    const past = Promise.all([master, stranger].map(account => venue.readFunding(account, 1, ever(), { accounts: 2 })))
    let done = false
    void past.then(() => {
      done = true
    })
    for (let asked = 0; asked < 6; asked += 1) {
      await venue.readMode(master, ever())
    }
    expect(done).toBe(false)
    expect((await past).map(rows => rows.length)).toEqual([year, year])
    expect(fake.refused).toEqual([])
  })

  it('ends before a turn that would come too late, with what is there by then', async () => {
    const { fake, venue } = await limited({ [master]: { funding: fundingOf(2, year) } }, minute)
    let kept = 0
    const read = venue.readFunding(master, 1, ever(), {
      keep: rows => {
        kept += rows.length
      },
      timeLeft: () => 20_000,
    })
    await expect(read).rejects.toMatchObject({ gap: { code: 'venue-budget', source: 'hyperliquid' } })
    expect(kept).toBeGreaterThan(5000)
    expect(fake.refused).toEqual([])
  })

  it('leaves to the present what many accounts need', async () => {
    const { fake, venue } = await limited({ [master]: { funding: fundingOf(2, year) } }, minute)
    const query = { accounts: 20, timeLeft: () => 20_000 }
    await expect(venue.readFunding(master, 1, ever(), query)).rejects.toMatchObject({ gap: { code: 'venue-budget' } })
    for (let asked = 0; asked < 45; asked += 1) await venue.readMode(master, ever())
    expect(fake.refused).toEqual([])
  })

  it('goes on in another process, which knows what the first one asked', async () => {
    const { fake, start, venue } = await limited({ [master]: { funding: fundingOf(2, year) } }, 2000)
    let come = 1
    const keep = (_: unknown, upTo: number) => {
      come = upTo
    }
    await expect(venue.readFunding(master, 1, ever(), { keep, timeLeft: () => 0 })).rejects.toThrow()
    const next = start()
    next.alsoSpent!(venue.spent!())
    next.alsoSpent!(venue.spent!())
    expect((await next.readFunding(master, come, ever())).at(-1)!.time).toBe(year * hour)
    expect(fake.refused).toEqual([])
  })

  it('is left where the run ends', async () => {
    const { venue } = await limited({ [master]: { funding: fundingOf(2, year) } }, minute)
    const end = new AbortController()
    const read = venue.readFunding(master, 1, end.signal)
    setTimeout(() => end.abort(), 500)
    await expect(read).rejects.toMatchObject({ gap: { code: expect.stringMatching(/^venue-/) } })
  })
})

it('asks for nothing from `until` on', async () => {
  const { venue } = await limited({ [master]: { funding: fundingOf(1, 50), fills: fillsOf(50) } }, minute)
  const times = (rows: readonly (WireFill | WireFunding)[]) => rows.map(({ time }) => time)
  expect(times(await venue.readFunding(master, 1, ever(), { until: 4 * hour }))).toEqual([hour, 2 * hour, 3 * hour])
  expect(times((await venue.readFills(master, 2, ever(), { until: 4 })).fills)).toEqual([2, 3])
})

describe('a turn', () => {
  const turn = { weight: 120, timeLeft: 0, accounts: 1 }

  it('is there as soon as an answer weighed less than it could', async () => {
    const budget = createBudget()
    const answered = await Promise.all(Array.from({ length: 6 }, () => budget.turn(turn, ever())))
    const seventh = budget.turn(turn, ever())
    setTimeout(() => answered[0]!(), 20)
    await seventh
  })

  it('of the present takes what is left to it, before all that stand in the row, and no more than there is', async () => {
    const budget = createBudget()
    budget.spend(720, true)
    const end = new AbortController()
    const past = budget.turn({ ...turn, timeLeft: 1e6 }, end.signal).catch(error => error.gap.code)
    const present = { weight: 220, timeLeft: 20_000, accounts: null }
    const [first] = await Promise.all([budget.turn(present, ever()), budget.turn(present, ever())])
    const third = budget.turn(present, ever())
    setTimeout(first!, 20)
    await third
    end.abort()
    expect(await past).toBe('venue-budget')
  })

  it('of the present is a gap where room comes too late, be it by what the past took or the present', async () => {
    for (const past of [true, false]) {
      let now = 1e12
      const budget = createBudget(60_000, () => now)
      budget.spend(1000, past)
      const present = { weight: 220, accounts: null }
      now += 45_000
      await expect(budget.turn({ ...present, timeLeft: 15_000 }, ever())).rejects.toMatchObject({
        gap: { code: 'venue-budget' },
      })
      now += 15_001
      await budget.turn({ ...present, timeLeft: 0 }, ever())
    }
  })

  it('is not waited for where a clock that was set back would make it endless', async () => {
    let now = 1e12
    const budget = createBudget(60_000, () => now)
    budget.spend(1200, true)
    now -= 1e9
    await budget.turn(turn, ever())
  })
})
