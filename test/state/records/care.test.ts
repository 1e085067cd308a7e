import { describe, expect, it } from 'vitest'
import type { Recorded } from '../../../src/domain/recorded.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { all, day, hedge, hour, minute, noon, put, recordsIn, seenAt } from '../support/seen.ts'

/** Rows from a moment on, as a crontab of so many minutes makes them. */
const every = (minutes: number, count: number, from = noon, rest: Partial<Recorded> = {}) =>
  Array.from({ length: count }, (_, index) => seenAt(from + index * minutes * minute, rest))

const times = (rows: readonly Recorded[]) => rows.map(({ at }) => (at - noon) / hour)

/** Enough rows after a moment that it is believed; and the day's care with them. */
const settle = (from: number) => every(5, 101, from)

describe('what is old is thinned out', () => {
  it('to one row an hour after two weeks, and one a day after ninety: the last whose value was known', async () => {
    const { records } = await recordsIn(temporaryHome())
    const first = every(20, 9)
    put(records, ...first, seenAt(noon + 1.9 * hour, { valueUsd: null }), ...settle(noon + 15 * day))
    put(records, seenAt(noon + 17 * day))
    const old = (rows: readonly Recorded[]) => times(rows.filter(({ at }) => at < noon + day))
    expect(old(all(records))).toEqual([2 / 3, 5 / 3, 8 / 3])
    put(records, ...settle(noon + 95 * day))
    put(records, seenAt(noon + 97 * day))
    expect(old(all(records))).toEqual([8 / 3])
    put(records, ...settle(noon + 402 * day))
    put(records, seenAt(noon + 404 * day))
    expect(old(all(records))).toEqual([])
  })

  it('after a day to one row a minute, so that who watches fills no disk', async () => {
    const { records } = await recordsIn(temporaryHome())
    put(records, ...Array.from({ length: 600 }, (_, index) => seenAt(noon + index * 2_000)), ...settle(noon + 2 * day))
    put(records, seenAt(noon + 4 * day))
    expect(all(records).filter(({ at }) => at < noon + day)).toHaveLength(20)
  })

  it('is done again after a day, not before, and also after the clock was set back', async () => {
    const { records } = await recordsIn(temporaryHome())
    const left = () => all(records).filter(({ at }) => at < noon + day).length
    const again = (at: number) => put(records, ...every(5, 12), ...settle(at))
    put(records, seenAt(noon + 20 * day))
    again(noon + 20.1 * day)
    expect(left()).toBe(12)
    again(noon + 21 * day)
    expect(left()).toBe(1)
    put(records, ...every(5, 12), seenAt(noon + 21.9 * day))
    expect(left()).toBe(12)
    records.forget(hedge)
    put(records, ...every(5, 12), ...settle(noon + 19 * day))
    expect(left()).toBe(1)
  })

  it('nothing by a clock that jumped ahead for a while: what was kept is still there', async () => {
    const { records } = await recordsIn(temporaryHome())
    put(records, ...every(5, 600))
    const jumped = every(5, 99, noon + 3_000 * day)
    for (const row of jumped) put(records, row)
    put(records, seenAt(noon + 3_002 * day))
    expect(all(records).filter(({ at }) => at < noon + 3 * day)).toHaveLength(600)
  })
})
