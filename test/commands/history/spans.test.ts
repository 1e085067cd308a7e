import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketOf } from '../../../src/commands/history/buckets.ts'
import { columnsOf } from '../../../src/commands/history/columns.ts'
import { spansOf } from '../../../src/commands/history/spans.ts'
import { rangeTimeOf, summariesOf } from '../../../src/commands/history/summary.ts'
import { sparkline } from '../../../src/commands/words/sparkline.ts'
import { timePlot } from '../../../src/commands/words/timePlot.ts'
import { day, hour, minute, noon, seenAt } from '../../state/support/seen.ts'

const week = { from: noon - 7 * day, to: noon }
const every = (step: number, from: number, to: number, inRange: boolean | null = true) =>
  Array.from({ length: Math.floor((to - from) / step) }, (_, index) => seenAt(from + index * step, { inRange }))

describe('gaps in the recording', () => {
  it('are where two records are further apart than they usually are', () => {
    const rows = [...every(5 * minute, week.from, noon - 2 * day), ...every(5 * minute, noon - day, noon)]
    expect(spansOf(rows, week).gaps).toEqual([{ from: noon - 2 * day - 5 * minute, to: noon - day }])
  })

  it('one run that was missed is none, two are', () => {
    const rows = every(5 * minute, week.from, noon)
    const without = (...gone: number[]) =>
      spansOf(
        rows.filter((_, index) => !gone.includes(index)),
        week,
      ).gaps
    expect(without(100)).toEqual([])
    expect(without(100, 101)).toHaveLength(1)
  })

  it('are also before the first and after the last', () => {
    const rows = every(5 * minute, noon - 3 * day, noon - day)
    expect(spansOf(rows, week).gaps).toEqual([
      { from: week.from, to: noon - 3 * day },
      { from: noon - day - 5 * minute, to: noon },
    ])
    expect(spansOf([], week).gaps).toEqual([week])
    expect(spansOf([seenAt(noon - hour)], week).seen).toEqual([])
  })

  it('are not between records that were thinned out, nor of who runs it once a day', () => {
    const year = { from: noon - 300 * day, to: noon }
    const thinned = [
      ...every(day, year.from, noon - 90 * day),
      ...every(hour, noon - 90 * day, noon - 14 * day),
      ...every(5 * minute, noon - 14 * day, noon),
    ]
    expect(spansOf(thinned, year).gaps).toEqual([])
    expect(spansOf(every(day, year.from, noon), year).gaps).toEqual([])
  })

  it('and what is seen are all of the window, each moment once', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: week.from, max: noon }), { maxLength: 60 }), moments => {
        const rows = moments.sort((a, b) => a - b).map(at => seenAt(at))
        const { seen, gaps } = spansOf(rows, week)
        const parts = [...seen, ...gaps].sort((a, b) => a.from - b.from || a.to - b.to)
        for (const [index, part] of parts.entries()) {
          expect(part.to).toBeGreaterThanOrEqual(part.from)
          if (index > 0) expect(part.from).toBeGreaterThanOrEqual(parts[index - 1]!.to)
        }
      }),
    ))
})

describe('time out of range', () => {
  it('is of the time, not of the records', () => {
    const window = { from: noon - 10 * hour, to: noon }
    const rows = [...every(10 * minute, window.from, noon - hour), ...every(2 * minute, noon - hour, noon, false)]
    expect(rangeTimeOf(spansOf(rows, window).seen, window).outOfRange).toBeCloseTo(0.1, 2)
  })

  it('is half of a day of which half was out, and of half of which nothing is known', () => {
    const from = noon - day
    const rows = [
      ...every(10 * minute, from, from + 6 * hour, true),
      ...every(10 * minute, from + 6 * hour, from + 12 * hour, false),
      ...every(10 * minute, from + 12 * hour, noon, null),
    ]
    const { outOfRange, known } = rangeTimeOf(spansOf(rows, { from, to: noon }).seen, { from, to: noon })
    expect([outOfRange, known]).toEqual([0.5, 0.5])
    expect(rangeTimeOf([], { from, to: noon })).toEqual({ outOfRange: null, known: 0 })
  })
})

describe('summaries', () => {
  it('are of what is known, and a change needs two', () => {
    const rows = [null, 3, null, 0.1, 0.3, null].map((valueUsd, index) =>
      seenAt(noon + index, { valueUsd, pnlUsd: null }),
    )
    const { valueUsd, pnlUsd } = summariesOf(rows)
    expect(valueUsd).toEqual({ first: 3, last: 0.3, min: 0.1, max: 3, change: -2.7 })
    expect(pnlUsd).toEqual({ first: null, last: null, min: null, max: null, change: null })
    expect(summariesOf([seenAt(noon, { valueUsd: 0 })]).valueUsd).toMatchObject({ first: 0, change: null })
  })

  it('are of hours, days and weeks of UTC, that begin on Monday, whatever the time zone does', () => {
    const zone = process.env.TZ
    process.env.TZ = 'America/New_York'
    try {
      // Where clocks go back in New York.
      const at = Date.parse('2026-11-01T05:59:59.999Z')
      const span = (by: 'hour' | 'day' | 'week') =>
        Object.values(bucketOf(at, by)).map(each => new Date(each).toISOString())
      expect(span('hour')).toEqual(['2026-11-01T05:00:00.000Z', '2026-11-01T06:00:00.000Z'])
      expect(span('day')).toEqual(['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'])
      expect(span('week')).toEqual(['2026-10-26T00:00:00.000Z', '2026-11-02T00:00:00.000Z'])
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })
})

describe('plots', () => {
  it('leave a column empty where nothing is known, and draw none where nothing is at all', () => {
    const lines = timePlot([1, 2, null, null, 5], value => `$${value}`, ['now'])
    expect(lines).toEqual(['$5 ┤    ●', ...Array(7).fill('   │'), '   │ ●', '   │', '$1 ┤●', '   └─────', '    now'])
    expect(timePlot([null, null], String, [])).toEqual([])
    expect(timePlot([7, null, 7], String, []).filter(line => line.includes('●'))).toEqual(['7 ┤● ●'])
    expect(sparkline([0, null, 7, 3])).toBe('▁ █▄')
    expect([sparkline([5, 5]), sparkline([null])]).toEqual(['▅▅', ' '])
  })

  it('have the last that was known in each column', () => {
    const window = { from: new Date(noon).toISOString(), generatedAt: new Date(noon + 4 * hour).toISOString() }
    const records = [0, 30, 50, 130, 240].map((minutes, index) => ({
      ...seenAt(0, { valueUsd: index === 2 ? null : index }),
      at: new Date(noon + minutes * minute).toISOString(),
    }))
    expect(columnsOf(records, 'valueUsd', window, 4)).toEqual([1, null, 3, 4])
  })
})
