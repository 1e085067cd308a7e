import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../src/domain/activity.ts'
import type { ActivityReading } from '../../../src/domain/artifacts.ts'
import type { WireFill } from '../../../src/domain/history.ts'
import { accountOf, ethUsdc, fillOf, gap, gatheredAt, lpsOf, ok, subjectOf } from '../../support/artifacts.ts'
import { actualOf, hedged, type Situation, short, shortOf, verdictsOf } from './audited.ts'

const minutes = (before: number): string => new Date(Date.parse(gatheredAt) - before * 60_000).toISOString()

const seen = { coin: 'ETH', dex: '', szi: '-17' }
const noted = { ...seen, seenAt: minutes(90), noticedAt: minutes(30) }

const activityOf = (rest: Partial<Activity>): Activity => ({
  since: minutes(9000),
  readAt: minutes(30),
  openAt: minutes(30),
  closedSince: null,
  closedAt: null,
  legs: 'open',
  warnedAt: null,
  keptAt: null,
  whole: { at: minutes(90), perps: [seen], assets: ['ETH'] },
  vanished: [],
  acceptedAt: null,
  ...rest,
})

/** The last run saw the short; this one does not. */
const gone = (rest: Partial<ActivityReading> = {}, parts: Situation = {}): Situation =>
  hedged([], { activities: [{ hedge: 'one', activity: activityOf({}), fills: ok([]), ...rest }], ...parts })

const before = { activity: activityOf({ whole: { at: minutes(30), perps: [], assets: ['ETH'] }, vanished: [noted] }) }

const fill = (rest: Partial<WireFill>): WireFill =>
  fillOf({ side: 'buy', time: Date.parse(minutes(60)), startPosition: '-17', sz: '17', dir: 'Close Short', ...rest })
const liquidated = fill({ liquidation: true, px: '3412.5' })

const accounts = ok([accountOf([short('-17')])])
const venueDown = ok([accountOf([], { dexes: [gap('the main dex')] })])
const lpDown = ok([lpsOf(gap('the chain'))])
const emptied = ok([lpsOf(ok(ethUsdc({ liquidity: '0' })))])

describe('a perp that an earlier run saw', () => {
  it.each<[string, Situation, string]>([
    ['is there', gone({}, { accounts }), 'pass'],
    ['is gone', gone(), 'fail critical'],
    ['was gone when the last run looked', gone(before), 'fail critical'],
    ['is back', gone(before, { accounts }), 'pass'],
    ['went with its LP', gone({}, { lps: emptied }), 'pass'],
    ['was gone before its LP was closed', gone(before, { lps: emptied }), 'pass'],
    ['may be gone: the venue is down', gone({}, { accounts: venueDown }), 'unknown'],
    ['may be gone: the chain is down', gone({}, { lps: lpDown }), 'unknown'],
    ['was gone, and the venue is down', gone(before, { accounts: venueDown }), 'fail critical'],
    ['was gone, and the chain is down', gone(before, { lps: lpDown }), 'fail critical'],
    ['was gone, and is back while the chain is down', gone(before, { lps: lpDown, accounts }), 'pass'],
    ['is none: nothing was noted', gone({ activity: null }), 'none'],
    ['is none: nothing whole was noted', gone({ activity: activityOf({ whole: null }) }), 'none'],
    [
      'was never there',
      gone({ activity: activityOf({ whole: { at: minutes(9), perps: [], assets: ['ETH'] } }) }),
      'pass',
    ],
    ['is not known: there is no memory', hedged([]), 'unknown'],
    ['is none of an address asked about', gone({}, { subjects: ok([subjectOf({ stored: false })]) }), 'none'],
  ])('%s', (_what, situation, expected) => {
    expect(shortOf('perp-vanished', situation)).toBe(expected)
  })
})

describe('why it is gone', () => {
  it.each<[string, ActivityReading['fills'], string, RegExp]>([
    ['liquidated', ok([liquidated]), 'fail critical', /: it was liquidated on 2026-11-20 at 3,412\.5$/],
    ['closed by the venue', ok([fill({ dir: 'Auto-Deleveraging' })]), 'fail critical', /\(auto-deleveraging\) on 2026/],
    [
      'liquidated, the rest sold',
      ok([liquidated, fill({ time: Date.parse(minutes(50)) })]),
      'fail critical',
      /liquidated/,
    ],
    [
      'an order',
      ok([fill({})]),
      'fail high',
      /: an order of the account closed it on 2026-11-20 at 3,100: yours, a stop, or/,
    ],
    ['no trade', ok([]), 'fail critical', /why is not known: no trade of it was found since/],
    ['a trade of before', ok([fill({ time: Date.parse(minutes(120)) })]), 'fail critical', /why is not known/],
    ['a trade of another coin', ok([fill({ coin: 'BTC', liquidation: true })]), 'fail critical', /why is not known/],
    ['trades that were not read', gap('trades'), 'fail critical', /why is not known: no answer about trades$/],
    ['nobody asked for trades', null, 'fail critical', /why is not known: its trades were not read/],
  ])('%s', (_what, fills, expected, says) => {
    for (const reading of [{ fills }, { ...before, fills }]) {
      expect(shortOf('perp-vanished', gone(reading))).toBe(expected)
      expect(actualOf('perp-vanished', gone(reading))).toMatch(says)
    }
  })

  it('the size and the moment at which it was there stand before it', () => {
    expect(actualOf('perp-vanished', gone({ fills: ok([liquidated]) }))).toMatch(
      /^the ETH short of 17 that was there on 2026-11-20 10:30 UTC is gone: /,
    )
    expect(verdictsOf('perp-vanished', gone())).toMatchObject([{ subject: 'one' }])
  })
})
