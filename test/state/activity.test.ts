import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openActivity } from '../../src/state/activity.ts'
import { forgetHedge } from '../../src/state/forgetHedge.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'

const at = (day: number): string => new Date(Date.UTC(2026, 0, day)).toISOString()
const seen = { name: 'any', read: true, toldAt: null, whole: null }
const nothingSeen = { whole: null, vanished: [], acceptedAt: null }

describe('the activity of a hedge', () => {
  it('is what the last run saw, and only moves forward', () => {
    const home = temporaryHome()
    openActivity(home).sight('abc', at(1), { ...seen, legs: 'open' })
    openActivity(home).sight('abc', at(3), { ...seen, legs: 'closed' })
    openActivity(home).warn('abc', at(4))
    openActivity(home).sight('abc', at(5), { ...seen, read: false, legs: 'unknown' })
    const known = {
      ...{ since: at(1), readAt: at(3), openAt: at(1), legs: 'closed', warnedAt: at(4), keptAt: null },
      ...{ closedSince: at(3), closedAt: at(3) },
      ...nothingSeen,
    }
    expect(openActivity(home).of('abc')).toEqual(known)
    expect(openActivity(home).of('other')).toBeNull()
    expect(openActivity(home).begin('abc', at(9))).toEqual(known)
  })

  it('of two runs at once keeps the later of each moment', () => {
    const home = temporaryHome()
    const [one, other] = [openActivity(home), openActivity(home)]
    one.begin('abc', at(1))
    other.begin('abc', at(2))
    one.sight('abc', at(8), { ...seen, legs: 'alarm' })
    other.sight('abc', at(6), { ...seen, legs: 'closed' })
    const both = {
      ...{ since: at(1), readAt: at(8), openAt: at(8), legs: 'alarm', warnedAt: null, keptAt: null },
      ...{ closedSince: null, closedAt: null },
      ...nothingSeen,
    }
    expect(openActivity(home).of('abc')).toEqual(both)
  })

  it('is of now again once the venues bear out a clock that is behind what was noted', () => {
    const home = temporaryHome()
    const ahead = () => openActivity(home).of('abc')?.readAt
    openActivity(home).sight('abc', at(400), { ...seen, legs: 'open' })
    openActivity(home).sight('abc', at(5), { ...seen, legs: 'open' })
    expect(ahead()).toBe(at(400))
    openActivity(home).sight('abc', at(6), { ...seen, legs: 'open', toldAt: at(400) })
    expect(ahead()).toBe(at(400))
    openActivity(home).sight('abc', at(7), { ...seen, legs: 'open', toldAt: at(7) })
    expect(openActivity(home).of('abc')).toMatchObject({ since: at(7), readAt: at(7), openAt: at(7) })
  })

  it('is not older by a clock that was set back once', () => {
    const home = temporaryHome()
    const activity = openActivity(home)
    activity.sight('abc', at(200), { ...seen, legs: 'open' })
    activity.sight('abc', at(1), { ...seen, legs: 'open' })
    activity.warn('abc', at(200))
    activity.warn('abc', at(1))
    expect(activity.of('abc')).toMatchObject({ readAt: at(200), openAt: at(200), warnedAt: at(200) })
    activity.sight('abc', at(2), { ...seen, legs: 'closed' })
    activity.sight('abc', at(201), { ...seen, legs: 'closed' })
    expect(activity.of('abc')).toMatchObject({ closedSince: at(200), closedAt: at(201) })
  })

  it('is closed since the first time that it was seen so, after it was seen open last', () => {
    const activity = openActivity(temporaryHome())
    for (const [day, legs] of [...[3, 5, 6].map(day => [day, 'closed'] as const), [9, 'unknown'] as const]) {
      activity.sight('abc', at(day), { ...seen, legs })
    }
    expect(activity.of('abc')).toMatchObject({ closedSince: at(3), closedAt: at(6), legs: 'unknown' })
    activity.sight('abc', at(10), { ...seen, legs: 'alarm' })
    expect(activity.of('abc')).toMatchObject({ closedSince: null, closedAt: null })
    activity.sight('abc', at(11), { ...seen, legs: 'closed' })
    activity.sight('abc', at(12), { ...seen, read: false, legs: 'closed' })
    expect(activity.of('abc')).toMatchObject({ closedSince: at(11), closedAt: at(11) })
  })

  it.each([
    ['ahead of', 300],
    ['behind', 1],
  ])('is no rest by a clock that is far %s the time of the venue', (_what, day) => {
    const activity = openActivity(temporaryHome())
    activity.sight('abc', at(100), { ...seen, legs: 'open', toldAt: at(100) })
    activity.sight('abc', at(day), { ...seen, legs: 'closed', toldAt: at(101) })
    expect(activity.of('abc')).toMatchObject({ legs: 'open', closedSince: null, closedAt: null })
    activity.sight('abc', at(102), { ...seen, legs: 'closed', toldAt: at(101) })
    expect(activity.of('abc')).toMatchObject({ legs: 'closed', closedAt: at(102) })
  })

  it('of two runs at once is closed only if neither saw it open since', () => {
    const home = temporaryHome()
    const [one, other] = [openActivity(home), openActivity(home)]
    for (const each of [one, other]) each.begin('abc', at(1))
    one.sight('abc', at(2), { ...seen, legs: 'closed' })
    other.sight('abc', at(4), { ...seen, legs: 'open' })
    one.sight('abc', at(3), { ...seen, legs: 'closed' })
    expect(openActivity(home).of('abc')).toMatchObject({ openAt: at(4), closedSince: null, closedAt: null })
  })

  it('reads the notes of an older version', () => {
    const home = temporaryHome()
    mkdirSync(join(home, 'activity'))
    const known = { since: at(1), readAt: at(2), openAt: null, legs: 'closed', warnedAt: null }
    writeFileSync(join(home, 'activity', 'abc.json'), JSON.stringify({ version: '1', activity: known }))
    expect(openActivity(home).of('abc')).toEqual({
      ...known,
      closedSince: null,
      closedAt: null,
      keptAt: null,
      ...nothingSeen,
    })
  })

  it('counts anew where its file is damaged: nothing looks older than it is', () => {
    const home = temporaryHome()
    openActivity(home).begin('abc', at(1))
    writeFileSync(join(home, 'activity', 'abc.json'), '{"version":"1","activity":{"since":"long ago"}}')
    expect(openActivity(home).of('abc')).toBeNull()
    expect(openActivity(home).begin('abc', at(7)).since).toBe(at(7))
  })
})

describe('forgetting a hedge', () => {
  it('takes every file that is named after it, and no other', () => {
    const home = temporaryHome()
    openActivity(home).begin('abc', at(1))
    openActivity(home).begin('abcd', at(1))
    mkdirSync(join(home, 'history'))
    for (const name of ['abc.json', 'abc.json.unusable', 'abc.json.0123.tmp', '.abc.json.77.tmp', 'xabc.json'])
      writeFileSync(join(home, 'history', name), '{}')
    expect(forgetHedge(home, 'abc')).toEqual({ deleted: 5, left: [] })
    expect(readdirSync(home, { recursive: true }).sort()).toEqual([
      'activity',
      'activity/abcd.json',
      'history',
      'history/xabc.json',
    ])
    expect(forgetHedge(join(home, 'nowhere'), 'abc')).toEqual({ deleted: 0, left: [] })
  })

  it('says what would not go', () => {
    const home = temporaryHome()
    mkdirSync(join(home, 'history', 'abc.json'), { recursive: true })
    expect(forgetHedge(home, 'abc')).toEqual({ deleted: 0, left: [join(home, 'history', 'abc.json')] })
  })
})
