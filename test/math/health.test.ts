import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  carryScore,
  driftScore,
  freshnessScore,
  liquidationScore,
  marginScore,
  rangeScore,
} from '../../src/math/health.ts'

describe('a score', () => {
  it.each([
    [null, 0],
    [-0.001, 0],
    [0, 25],
    [0.025, 37.5],
    [0.05, 50],
    [0.075, 75],
    [0.1, 100],
    [3, 100],
  ])('of a bound %s away is %d', (distance, score) => expect(rangeScore(distance, 0.05)).toBeCloseTo(score, 12))

  it.each([
    [0, 100],
    [0.05, 75],
    [-0.05, 75],
    [0.1, 50],
    [-0.15, 25],
    [0.2, 0],
    [9, 0],
  ])('of a drift of %d is %d', (drift, score) => expect(driftScore(drift, 0.1)).toBeCloseTo(score, 12))

  it.each([
    [-0.1, 0],
    [0, 0],
    [0.05, 10],
    [0.1, 20],
    [0.25, 50],
    [0.5, 100],
    [2, 100],
  ])('of a liquidation %d away is %d', (distance, score) =>
    expect(liquidationScore(distance, 0.25, 0.1)).toBeCloseTo(score, 12),
  )

  it.each([
    [0, 100],
    [0.25, 75],
    [0.5, 50],
    [0.8, 20],
    [0.9, 10],
    [1, 0],
    [4, 0],
  ])('of a margin used to %d is %d', (used, score) => expect(marginScore(used, 0.5, 0.8)).toBeCloseTo(score, 12))

  it.each([
    [0.2, 100],
    [0, 100],
    [-0.25, 50],
    [-0.5, 0],
    [-7, 0],
  ])('of a carry of %d a year is %d', (carry, score) => expect(carryScore(carry)).toBeCloseTo(score, 12))

  it.each([
    [0, 100],
    [30, 100],
    [75, 75],
    [120, 50],
    [-120, 50],
    [300, 25],
    [480, 0],
  ])('of legs %d seconds old is %d', (age, score) => expect(freshnessScore(age, 120)).toBeCloseTo(score, 12))
})

const amount = fc.double({ min: 0, max: 20, noNaN: true })
const line = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 10, noNaN: true }))
const age = fc.double({ min: 0, max: 1e6, noNaN: true })

/** Never better as it grows. */
const falls = (score: (x: number) => number, one: number, other: number) => {
  const [near, far] = [score(Math.min(one, other)), score(Math.max(one, other))]
  expect(near).toBeGreaterThanOrEqual(far - 1e-9)
  for (const each of [near, far]) expect(each >= 0 && each <= 100).toBe(true)
}

describe('however the thresholds are set, also the critical one before the warning', () => {
  it('a score goes one way and stays between 0 and 100', () =>
    fc.assert(
      fc.property(amount, amount, line, line, age, age, (x, y, warning, critical, young, old) => {
        falls(distance => rangeScore(-distance, warning), x, y)
        falls(distance => rangeScore(20 - distance, warning), x, y)
        falls(drift => driftScore(drift, warning), x, y)
        falls(distance => liquidationScore(10 - distance, warning, critical), x, y)
        falls(used => marginScore(used, warning, critical), x / 10, y / 10)
        falls(loss => carryScore(5 - loss), x, y)
        falls(seconds => freshnessScore(seconds, 1 + warning * 1000), young, old)
      }),
      { numRuns: 500 },
    ))

  it('on target is 100 and out of range 0', () =>
    fc.assert(
      fc.property(line, warning => {
        expect(driftScore(0, warning)).toBe(100)
        expect(rangeScore(null, warning)).toBe(0)
        expect(liquidationScore(0, warning, 0)).toBe(0)
        expect(marginScore(1, warning, warning)).toBe(0)
      }),
    ))

  it('what is no number has no score', () => {
    expect(() => driftScore(Number.NaN, 0.1)).toThrow(RangeError)
    expect(() => marginScore(Number.NaN, 0.1, 0.2)).toThrow(RangeError)
  })
})
