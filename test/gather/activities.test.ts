import { describe, expect, it } from 'vitest'
import type { Activity, ActivityMemory } from '../../src/domain/activity.ts'
import { type ActivityReading, wholeScope } from '../../src/domain/artifacts.ts'
import type { WirePerp } from '../../src/domain/perp.ts'
import { ShapeFailure } from '../../src/domain/shape.ts'
import { gather } from '../../src/gather/index.ts'
import { savedAudited } from '../../src/gather/saved/audited.ts'
import { account, addressOf, dexStateOf, fillOf, gap, gatheredAt, ok, perpOf, spotOf } from '../support/artifacts.ts'
import { countingPerpVenue, down, fakeSources, hedgeOf } from '../support/fakeSources.ts'

const seenAt = '2026-11-20T11:00:00.000Z'
const short = { coin: 'ETH', dex: '', szi: '-3.9' }

const activityOf = (rest: Partial<Activity> = {}): Activity => ({
  since: seenAt,
  readAt: seenAt,
  openAt: seenAt,
  closedSince: null,
  closedAt: null,
  legs: 'open',
  warnedAt: null,
  keptAt: null,
  whole: { at: seenAt, perps: [short], assets: ['ETH'] },
  vanished: [],
  acceptedAt: null,
  ...rest,
})

const memoryOf = (noted: Readonly<Record<string, Activity>>): (() => Promise<ActivityMemory>) => {
  return async () => ({ of: (hedge: string) => noted[hedge] ?? null }) as unknown as ActivityMemory
}

const closing = fillOf({ time: Date.parse(gatheredAt) - 60_000, side: 'buy', liquidation: true })
const elsewhere = fillOf({ coin: 'BTC', time: closing.time })

/** A venue that has these perps now. */
function gathered(perps: readonly WirePerp[], options: Parameters<typeof fakeSources>[1] = {}, venue: object = {}) {
  const asked: string[] = []
  const from: number[] = []
  const sources = fakeSources([hedgeOf('one'), hedgeOf('two')], {
    activity: memoryOf({ 'id-one': activityOf() }),
    perpVenue: async network => ({
      ...countingPerpVenue(asked, network),
      readDexState: async () => dexStateOf(perps),
      readFills: async (of, since) => {
        asked.push(`fills ${of}`)
        from.push(since)
        return { fills: [elsewhere, closing], whole: true }
      },
      ...venue,
    }),
    ...options,
  })
  const fills = () => asked.filter(each => each.startsWith('fills'))
  return { work: gather(['activities'], sources), fills, from }
}

const readings = async (work: ReturnType<typeof gathered>['work']): Promise<ActivityReading[]> => {
  const { activities } = await work
  return 'ok' in activities ? activities.ok : []
}

describe('what earlier runs saw', () => {
  it('is told of each hedge, and nothing is asked while every perp is there', async () => {
    const { work, fills } = gathered([perpOf()])
    expect(await readings(work)).toEqual([
      { hedge: 'one', activity: activityOf(), fills: null },
      { hedge: 'two', activity: null, fills: null },
    ])
    expect(fills()).toEqual([])
  })

  it('has the trades of a perp that is missing since it was seen, and of no other', async () => {
    const { work, fills, from } = gathered([])
    expect(await readings(work)).toMatchObject([{ fills: ok([closing]) }, { fills: null }])
    expect(fills()).toEqual([`fills ${account}`])
    expect(from[0]).toBeLessThan(Date.parse(seenAt))
    expect(from[0]).toBeGreaterThan(Date.parse(seenAt) - 3_600_000)
  })

  it('has them of what was noted before as well', async () => {
    const vanished = [{ ...short, seenAt: '2026-11-01T00:00:00.000Z', noticedAt: seenAt }]
    const noted = activityOf({ whole: { at: seenAt, perps: [], assets: ['ETH'] }, vanished })
    const { work, from } = gathered([], { activity: memoryOf({ 'id-one': noted }) })
    expect(await readings(work)).toMatchObject([{ fills: ok([closing]) }, {}])
    expect(from[0]).toBeLessThan(Date.parse('2026-11-01T00:00:00.000Z'))
  })

  it('has them of every sub-account that counts', async () => {
    const sub = addressOf(0xcc)
    const hedges = [hedgeOf('one', { subAccounts: true })]
    const readSubAccounts = async () => [
      { name: 's', address: sub, mode: 'default', dexes: [dexStateOf([])], spot: spotOf([]) },
    ]
    const { work, fills } = gathered([], { hedges: () => hedges }, { readSubAccounts })
    await work
    expect(fills().sort()).toEqual([`fills ${account}`, `fills ${sub}`].sort())
  })

  it('has a gap in their place where they could not be read, and the rest stands', async () => {
    const { work } = gathered([], {}, { readFills: down('fills') })
    expect(await readings(work)).toEqual([
      { hedge: 'one', activity: activityOf(), fills: gap('fills') },
      { hedge: 'two', activity: null, fills: null },
    ])
  })

  it('is none of an address given ad hoc, and a gap where nobody knows which hedges there are', async () => {
    const scope = { ...wholeScope, address: account }
    expect(await readings(gathered([], { scope }).work)).toEqual([])
    const { activities } = await gathered([], { hedges: () => [hedgeOf('one')], activity: undefined } as never).work
    expect(activities).toMatchObject({ gap: { code: 'not-noted' } })
  })
})

describe('saved', () => {
  const read = (value: unknown) => savedAudited.activities(value, 'activities')
  const reading = { hedge: 'one', activity: activityOf(), fills: ok([closing]) }

  it('is read as it was', () => {
    for (const each of [reading, { ...reading, fills: gap('fills') }, { ...reading, activity: null, fills: null }]) {
      expect(read(JSON.parse(JSON.stringify([each])))).toEqual([each])
    }
  })

  it.each([
    ['no list', reading],
    ['one hedge twice', [reading, reading]],
    ['an address for a name', [{ ...reading, hedge: account }]],
    ['no activity', [{ hedge: 'one', fills: null }]],
    ['a moment that is none', [{ ...reading, activity: { ...activityOf(), since: 'now' } }]],
    [
      'a size that is none',
      [{ ...reading, activity: activityOf({ whole: { at: seenAt, perps: [{ ...short, szi: '-' }], assets: [] } }) }],
    ],
    ['a trade without a price', [{ ...reading, fills: ok([{ ...closing, px: '0' }]) }]],
    ['a coin that moves a cursor', [{ ...reading, fills: ok([{ ...closing, coin: 'E\u001b[2J' }]) }]],
  ])('is not believed with %s', (_what, value) => {
    expect(() => read(value)).toThrow(ShapeFailure)
  })
})
