import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axisOf, innerAxis, timeAxis } from '../../../src/commands/report/ticks.ts'

const values = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 20 })
const text = (value: number) => `${value}`

describe('an axis', () => {
  it('holds every value, and its labels stand at round numbers from one end to the other', () => {
    fc.assert(
      fc.property(values, given => {
        const { from, to, ticks } = axisOf(given, text)
        const room = (to - from) * 1e-9
        expect(from).toBeLessThan(to)
        for (const value of given) {
          expect(value).toBeGreaterThanOrEqual(from - room)
          expect(value).toBeLessThanOrEqual(to + room)
        }
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(8)
        expect(ticks.map(({ at }) => at)).toEqual(ticks.map(({ at }) => at).toSorted((a, b) => a - b))
        expect([ticks[0]!.at, ticks.at(-1)!.at]).toEqual([from, to])
      }),
    )
  })

  it('is what a person would write', () => {
    expect(axisOf([-12, 31], text).ticks.map(each => each.text)).toEqual(['-20', '0', '20', '40'])
    expect(axisOf([0.1, 0.3], text).ticks.map(each => each.text)).toEqual(['0.1', '0.15', '0.2', '0.25', '0.3'])
    expect(axisOf([0, 100], value => `$${value.toFixed(2)}`).ticks[0]!.text).toBe('$0')
  })

  it('has room for one value, for none, and for what is no number', () => {
    for (const given of [[7], [0], [], [Number.NaN], [Number.POSITIVE_INFINITY, 3]]) {
      const { from, to, ticks } = axisOf(given, text)
      expect(to - from).toBeGreaterThan(0)
      expect(ticks.every(({ at }) => Number.isFinite(at))).toBe(true)
    }
  })

  it('keeps its ends where they are when they are prices', () => {
    const { from, to, ticks } = innerAxis(1501.3, 4503.9, text)
    expect([from, to]).toEqual([1501.3, 4503.9])
    expect(ticks.map(({ at }) => at)).toEqual([2000, 3000, 4000])
  })
})

describe('an axis of time', () => {
  const end = Date.parse('2026-03-01T12:34:56.000Z')
  const days = (count: number) => timeAxis(end - count * 86_400_000, end)

  it('has few labels, each within the window, at whole hours or days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), count => {
        const { from, to, ticks } = days(count)
        expect(ticks.length).toBeLessThanOrEqual(6)
        expect(ticks.every(({ at }) => at >= from && at <= to && at % 3_600_000 === 0)).toBe(true)
      }),
    )
  })

  it('tells hours of a day and days of a month', () => {
    expect(days(1).ticks.map(each => each.text)).toEqual(['18:00', '00:00', '06:00', '12:00'])
    expect(days(30).ticks.map(each => each.text)).toEqual(['02-05', '02-12', '02-19', '02-26'])
  })
})
