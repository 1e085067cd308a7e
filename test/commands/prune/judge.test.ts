import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judge, warningDays } from '../../../src/commands/prune/judge.ts'
import { type Activity, legStates } from '../../../src/domain/activity.ts'

const now = new Date('2026-06-01T00:00:00.000Z')
const daysAgo = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString()

const activity = (change: Partial<Activity>): Activity => ({
  since: daysAgo(400),
  readAt: daysAgo(1),
  openAt: null,
  closedSince: null,
  closedAt: daysAgo(1),
  legs: 'closed',
  warnedAt: null,
  keptAt: null,
  whole: null,
  vanished: [],
  acceptedAt: null,
  ...change,
})

describe('a hedge is inactive', () => {
  it.each<[string, Partial<Activity>, string, string | null]>([
    ['closed for 90 days', { closedSince: daysAgo(91) }, 'closed', daysAgo(91)],
    ['closed for 89 days', { closedSince: daysAgo(90) }, 'active', null],
    ['seen open long ago, and closed today alone', { openAt: daysAgo(300), closedSince: daysAgo(1) }, 'active', null],
    [
      'closed in the two answers before a month without any',
      { closedSince: daysAgo(80), closedAt: daysAgo(30), readAt: daysAgo(30) },
      'active',
      null,
    ],
    ['never seen closed by a clock that is right', { closedAt: null }, 'active', null],
    ['open now', { openAt: daysAgo(1), legs: 'open' }, 'active', null],
    [
      'open when last read, 90 days ago',
      { readAt: daysAgo(90), openAt: daysAgo(90), legs: 'open' },
      'unread',
      daysAgo(90),
    ],
    ['never read, noted 90 days ago', { since: daysAgo(90), readAt: null, legs: 'unknown' }, 'unread', daysAgo(90)],
    ['never read, noted yesterday', { since: daysAgo(1), readAt: null, legs: 'unknown' }, 'active', null],
    ['half of it not readable', { closedSince: daysAgo(300), legs: 'unknown' }, 'active', null],
  ])('%s', (_what, change, state, inactiveSince) => {
    expect(judge(activity(change), now, 90)).toMatchObject({ state, inactiveSince })
  })

  it('never with a closed LP beside an open perp, however long it is left alone', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(5_000), (read, open) => {
        const left = activity({ readAt: daysAgo(read), closedSince: daysAgo(open), legs: 'alarm' })
        expect(judge(left, now, 90)).toEqual({ state: 'alarm', inactiveSince: null, prunedFrom: null })
      }),
    )
  })
})

describe('an unasked deletion', () => {
  it('comes 14 days after a warning that was said while it was inactive', () => {
    const prunedFrom = (change: Partial<Activity>) => judge(activity(change), now, 90).prunedFrom
    expect(prunedFrom({ closedSince: daysAgo(120) })).toBeNull()
    expect(prunedFrom({ closedSince: daysAgo(120), warnedAt: daysAgo(14) })).toBe(now.toISOString())
    // Of an earlier rest, before it was opened again.
    expect(prunedFrom({ closedSince: daysAgo(100), warnedAt: daysAgo(101) })).toBeNull()
    expect(prunedFrom({ closedSince: daysAgo(100), warnedAt: daysAgo(50) })).toBeNull()
  })

  it('comes of no warning to which a person said no, but of a later one', () => {
    const kept = { closedSince: daysAgo(200), keptAt: daysAgo(50) }
    expect(judge(activity({ ...kept, warnedAt: daysAgo(60) }), now, 90).prunedFrom).toBeNull()
    expect(judge(activity({ ...kept, warnedAt: daysAgo(40) }), now, 90).prunedFrom).toBe(daysAgo(26))
  })

  it('never comes of a warning that is younger, or that was said while a leg was open or read', () => {
    const days = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(days, days, days, fc.constantFrom(...legStates), (read, closed, warned, legs) => {
        const it = activity({ readAt: daysAgo(read), closedSince: daysAgo(closed), warnedAt: daysAgo(warned), legs })
        const { prunedFrom, inactiveSince } = judge(it, now, 90)
        if (prunedFrom === null || prunedFrom > now.toISOString()) return
        expect(warned).toBeGreaterThanOrEqual(warningDays)
        expect(inactiveSince! <= daysAgo(90 + warned)).toBe(true)
        expect(['alarm', 'open'].includes(legs) && read < 90).toBe(false)
      }),
    )
  })
})
