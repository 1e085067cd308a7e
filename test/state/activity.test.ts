import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openActivity } from '../../src/state/activity.ts'
import { forgetHedge } from '../../src/state/forgetHedge.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'

const at = (day: number): string => new Date(Date.UTC(2026, 0, day)).toISOString()
const seen = { name: 'any', read: true }

describe('the activity of a hedge', () => {
  it('is what the last run saw, and only moves forward', () => {
    const home = temporaryHome()
    openActivity(home).sight('abc', at(1), { ...seen, legs: 'open' })
    openActivity(home).sight('abc', at(3), { ...seen, legs: 'closed' })
    openActivity(home).warn('abc', at(4))
    openActivity(home).sight('abc', at(5), { ...seen, read: false, legs: 'unknown' })
    const known = { since: at(1), readAt: at(3), openAt: at(1), legs: 'closed', warnedAt: at(4) }
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
    const both = { since: at(1), readAt: at(8), openAt: at(8), legs: 'alarm', warnedAt: null }
    expect(openActivity(home).of('abc')).toEqual(both)
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
