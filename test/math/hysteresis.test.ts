import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Limits } from '../../src/domain/condition.ts'
import { heldLevel, type Level, levelOf } from '../../src/math/hysteresis.ts'

const levels = ['ok', 'warning', 'critical'] as const
const rank = (level: Level) => levels.indexOf(level)

const limit = fc.option(fc.double({ min: -1000, max: 1000, noNaN: true }))
const anyLimits: fc.Arbitrary<Limits> = fc.record({
  warn: limit,
  crit: limit,
  worse: fc.constantFrom('above' as const, 'below' as const),
  inclusive: fc.boolean(),
})
const value = fc.double({ min: -1200, max: 1200, noNaN: true })
const level = fc.constantFrom(...levels)
const least = fc.constantFrom(0, 0.3, 5)

describe('where a value stands', () => {
  const above: Limits = { warn: 10, crit: 20, worse: 'above', inclusive: false }
  const below: Limits = { warn: 10, crit: 5, worse: 'below', inclusive: true }

  it('is by its limits, with their edges or without', () => {
    expect([9, 10, 11, 20, 21].map(each => levelOf(each, above))).toEqual([
      'ok',
      'ok',
      'warning',
      'warning',
      'critical',
    ])
    expect([11, 10, 6, 5, 4].map(each => levelOf(each, below))).toEqual([
      'ok',
      'warning',
      'warning',
      'critical',
      'critical',
    ])
    expect(levelOf(1e9, { ...above, warn: null, crit: null })).toBe('ok')
  })

  it('is left behind only by a tenth of the limit', () => {
    const path = [9, 11, 9.9, 9.1, 10.5, 9.01, 8.9, 9.9]
    let held: Level = 'ok'
    expect(path.map(each => (held = heldLevel(held, each, above, 0)))).toEqual([
      ...['ok', 'warning', 'warning', 'warning', 'warning', 'warning', 'ok', 'ok'],
    ])
    expect([19, 18.1, 17.9].map(each => heldLevel('critical', each, above, 0))).toEqual([
      'critical',
      'critical',
      'warning',
    ])
    expect([10.5, 11, 11.1].map(each => heldLevel('warning', each, below, 0))).toEqual(['warning', 'warning', 'ok'])
  })

  it('needs the least where the limit is nothing', () => {
    const bound: Limits = { warn: 0, crit: null, worse: 'above', inclusive: false }
    expect([-0.1, -0.29, -0.31].map(each => heldLevel('warning', each, bound, 0.3))).toEqual([
      'warning',
      'warning',
      'ok',
    ])
  })
})

describe('the level that holds', () => {
  it('is never better than the value says, nor worse than it says or was', () => {
    fc.assert(
      fc.property(anyLimits, level, value, least, (limits, before, at, band) => {
        const held = rank(heldLevel(before, at, limits, band))
        const now = rank(levelOf(at, limits))
        expect(held).toBeGreaterThanOrEqual(now)
        expect(held).toBeLessThanOrEqual(Math.max(now, rank(before)))
      }),
    )
  })

  it('is settled: the same value once more changes nothing', () => {
    fc.assert(
      fc.property(anyLimits, level, value, least, (limits, before, at, band) => {
        const once = heldLevel(before, at, limits, band)
        expect(heldLevel(once, at, limits, band)).toBe(once)
      }),
    )
  })

  it('is no better for a worse value', () => {
    fc.assert(
      fc.property(anyLimits, level, value, value, least, (limits, before, a, b, band) => {
        const [good, bad] = (limits.worse === 'above') === a < b ? [a, b] : [b, a]
        expect(rank(heldLevel(before, bad, limits, band))).toBeGreaterThanOrEqual(
          rank(heldLevel(before, good, limits, band)),
        )
      }),
    )
  })

  it('changes once, however a value dances within a tenth of its limit', () => {
    const dance = fc.array(fc.double({ min: 0.905, max: 1.095, noNaN: true }), { minLength: 2, maxLength: 50 })
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), dance, (warn, path) => {
        const limits: Limits = { warn, crit: null, worse: 'above', inclusive: true }
        let held: Level = 'ok'
        const seen = path.map(each => (held = heldLevel(held, each * warn, limits, 0)))
        expect(seen.filter((each, at) => each !== (seen[at - 1] ?? 'ok')).length).toBeLessThanOrEqual(1)
      }),
    )
  })
})
