import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Sighting } from '../../src/domain/activity.ts'
import { openActivity } from '../../src/state/activity.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'

const at = (day: number): string => new Date(Date.UTC(2026, 0, day)).toISOString()

const short = { coin: 'ETH', dex: '', szi: '-3.9' }
const other = { coin: 'BTC', dex: '', szi: '-0.1' }

const seeing = (whole: Sighting['whole']): Sighting => ({ name: 'any', read: true, toldAt: null, legs: 'open', whole })
const held = seeing({ perps: [short, other], assets: ['BTC', 'ETH'] })
const bare = seeing({ perps: [other], assets: ['BTC', 'ETH'] })
const unknown = seeing(null)

/** What is noted after sightings on one day after another, each by a run of its own. */
function after(...sightings: readonly Sighting[]) {
  const home = temporaryHome()
  sightings.forEach((sighting, day) => {
    openActivity(home).sight('abc', at(day + 1), sighting)
  })
  return openActivity(home).of('abc')!
}

const note = { ...short, seenAt: at(1), noticedAt: at(2) }

describe('a perp that was there and is not', () => {
  it.each<[string, readonly Sighting[], readonly object[]]>([
    ['is noted', [held, bare], [note]],
    ['is noted as it was seen last', [held, bare, bare, bare], [note]],
    ['is noted after runs that could not tell', [held, unknown, unknown, bare], [{ ...note, noticedAt: at(4) }]],
    ['is not noted by what is not all known', [held, unknown], []],
    ['was never there', [bare, bare], []],
    ['is noted though a later run cannot tell', [held, bare, unknown], [note]],
    ['is back', [held, bare, held], []],
    ['is back, and gone again', [held, bare, held, bare], [{ ...note, seenAt: at(3), noticedAt: at(4) }]],
    ['is back and turned', [held, bare, seeing({ perps: [{ ...short, szi: '1' }], assets: ['ETH'] })], []],
    ['went with its LP', [held, seeing({ perps: [other], assets: ['BTC'] })], []],
    ['went before its LP did', [held, bare, seeing({ perps: [], assets: [] })], []],
    [
      'is of another dex than one that is there',
      [held, seeing({ perps: [other, { ...short, coin: 'hyna:ETH', dex: 'hyna' }], assets: ['BTC', 'ETH'] })],
      [note],
    ],
  ])('%s', (_what, sightings, expected) => {
    expect(after(...sightings).vanished).toEqual(expected)
  })

  it('is known once a person says so, and what vanishes later is not', () => {
    const home = temporaryHome()
    openActivity(home).sight('abc', at(1), held)
    openActivity(home).sight('abc', at(2), bare)
    openActivity(home).accept('abc', at(3))
    openActivity(home).sight('abc', at(4), bare)
    expect(openActivity(home).of('abc')).toMatchObject({ vanished: [], acceptedAt: at(3) })
    openActivity(home).sight('abc', at(5), seeing({ perps: [], assets: ['BTC', 'ETH'] }))
    expect(openActivity(home).of('abc')?.vanished).toEqual([{ ...other, seenAt: at(4), noticedAt: at(5) }])
  })

  it('by a clock that was set back is noted all the same, and can be accepted', () => {
    const home = temporaryHome()
    openActivity(home).sight('abc', at(9), held)
    openActivity(home).sight('abc', at(2), bare)
    expect(openActivity(home).of('abc')?.vanished).toEqual([{ ...short, seenAt: at(9), noticedAt: at(9) }])
    openActivity(home).accept('abc', at(3))
    expect(openActivity(home).of('abc')).toMatchObject({ vanished: [], acceptedAt: at(9) })
  })
})

describe('of two runs at once', () => {
  const begun = () => {
    const home = temporaryHome()
    openActivity(home).sight('abc', at(1), held)
    const [one, two] = [openActivity(home), openActivity(home)]
    for (const each of [one, two]) each.begin('abc', at(1))
    return { one, two, noted: () => openActivity(home).of('abc')?.vanished }
  }

  it('what one noticed is not lost by what the other did not know', () => {
    const { one, two, noted } = begun()
    one.sight('abc', at(2), bare)
    two.sight('abc', at(3), unknown)
    expect(noted()).toEqual([note])
  })

  it('the later sees it back', () => {
    const { one, two, noted } = begun()
    one.sight('abc', at(2), bare)
    two.sight('abc', at(3), held)
    expect(noted()).toEqual([])
  })

  it('what only both together know is noted', () => {
    const home = temporaryHome()
    openActivity(home).sight('abc', at(1), bare)
    const [one, two] = [openActivity(home), openActivity(home)]
    for (const each of [one, two]) each.begin('abc', at(1))
    one.sight('abc', at(2), held)
    two.sight('abc', at(3), bare)
    expect(openActivity(home).of('abc')?.vanished).toEqual([{ ...short, seenAt: at(2), noticedAt: at(3) }])
  })

  it('what a person accepted stays accepted', () => {
    const { one, two, noted } = begun()
    one.sight('abc', at(2), bare)
    two.sight('abc', at(2), bare)
    one.accept('abc', at(3))
    two.sight('abc', at(4), bare)
    expect(noted()).toEqual([])
  })
})

describe('what is kept of it', () => {
  it('is coins and sizes, and no address', () => {
    const home = temporaryHome()
    openActivity(home).sight('abc', at(1), held)
    openActivity(home).sight('abc', at(2), bare)
    const text = readFileSync(join(home, 'activity', 'abc.json'), 'utf8')
    expect(JSON.parse(text).activity).toMatchObject({ whole: { perps: [other] }, vanished: [note] })
    expect(text).not.toMatch(/0x/i)
  })

  it.each([
    ['a size that is none', { whole: { at: at(1), perps: [{ ...short, szi: 'much' }], assets: [] } }],
    ['a name that moves a cursor', { whole: { at: at(1), perps: [{ ...short, dex: '\u001b[2J' }], assets: [] } }],
    ['a moment that is none', { vanished: [{ ...note, seenAt: 'long ago' }] }],
  ])('is not believed with %s', (_what, change) => {
    const home = temporaryHome()
    mkdirSync(join(home, 'activity'))
    const activity = { since: at(1), readAt: null, openAt: null, legs: 'open', warnedAt: null, ...change }
    writeFileSync(join(home, 'activity', 'abc.json'), JSON.stringify({ version: '1', activity }))
    expect(openActivity(home).of('abc')).toBeNull()
  })
})
