import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Close, closesOf, closesOfRatio, leastReturns, realisedVolatility } from '../../src/math/volatility.ts'

const hour = 3_600_000
const hourly = (prices: readonly number[]): Close[] => prices.map((px, index) => ({ at: index * hour, px }))
const anyReturns = fc.array(fc.integer({ min: -300, max: 300 }), { minLength: leastReturns, maxLength: 60 })

/** Prices, each a return after the one before; in hundredths of a per cent. */
function walk(steps: readonly number[], from = 3000): number[] {
  const prices = [from]
  for (const step of steps) prices.push(prices.at(-1)! * Math.exp(step / 10_000))
  return prices
}

/** As it is written in every book: the sample standard deviation of hourly log returns, times √8760. */
function textbook(steps: readonly number[]): number {
  const returns = steps.map(step => step / 10_000)
  const mean = returns.reduce((sum, each) => sum + each, 0) / returns.length
  const squares = returns.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  return Math.sqrt(squares / (returns.length - 1)) * Math.sqrt(8760)
}

describe('realisedVolatility', () => {
  it('of whole hourly candles is the sample deviation of their returns times √8760', () =>
    fc.assert(
      fc.property(anyReturns, steps => {
        expect(realisedVolatility(hourly(walk(steps)))).toBeCloseTo(textbook(steps), 9)
      }),
    ))

  it('of returns of one per cent up and down is what one can reckon by hand', () => {
    const steps = Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? 100 : -100))
    // The mean is zero and each square 0.0001: √(24 · 0.0001 / 23 · 8760).
    expect(realisedVolatility(hourly(walk(steps)))).toBeCloseTo(Math.sqrt((24 * 0.0001 * 8760) / 23), 12)
  })

  it('is none of a price that grows evenly, however fast', () =>
    expect(realisedVolatility(hourly(walk(Array(30).fill(50))))).toBeCloseTo(0, 9))

  it('counts a return over a gap for as long as it took', () => {
    // Each step is d·√(its hours), so that every one speaks of the same volatility.
    const gaps = Array.from({ length: 40 }, (_, index) => (index % 5 === 0 ? 9 : 1))
    const closes: Close[] = [{ at: 0, px: 100 }]
    for (const [index, hours] of gaps.entries()) {
      const { at, px } = closes.at(-1)!
      const step = (index % 2 === 0 ? 0.01 : -0.01) * Math.sqrt(hours)
      closes.push({ at: at + hours * hour, px: px * Math.exp(step) })
    }
    const told = realisedVolatility(closes)!
    expect(Math.abs(told / (0.01 * Math.sqrt((8760 * 40) / 39)) - 1)).toBeLessThan(0.005)
  })

  it('does not depend on order, on repeats, nor on the unit of the price', () =>
    fc.assert(
      fc.property(anyReturns, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (steps, unit) => {
        const closes = hourly(walk(steps))
        const told = realisedVolatility(closes)!
        expect(realisedVolatility([...closes].reverse())).toBe(told)
        expect(realisedVolatility([...closes, ...closes])).toBe(told)
        expect(realisedVolatility(closes.map(({ at, px }) => ({ at, px: px * unit })))).toBeCloseTo(told, 7)
      }),
    ))

  it('is not told from fewer than twenty returns, nor from a price that is none', () => {
    const prices = walk(Array.from({ length: leastReturns }, (_, index) => index % 7))
    expect(realisedVolatility(hourly(prices))).not.toBeNull()
    expect(realisedVolatility(hourly(prices.slice(1)))).toBeNull()
    expect(realisedVolatility([])).toBeNull()
    for (const px of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(realisedVolatility([...hourly(prices), { at: 99 * hour, px }])).toBeNull()
    }
    // The same close twenty times over is one close.
    expect(realisedVolatility(Array(50).fill({ at: 0, px: 1 }))).toBeNull()
  })
})

describe('closesOfRatio', () => {
  it('has a price where both closed, and no other', () =>
    expect(
      closesOfRatio(
        [1, 2, 3].map(at => ({ at, px: 90_000 * at })),
        [2, 3, 4].map(at => ({ at, px: 3000 })),
      ),
    ).toEqual([
      { at: 2, px: 60 },
      { at: 3, px: 90 },
    ]))

  it('of two that move as one has no volatility', () => {
    const closes = hourly(walk(Array.from({ length: 30 }, (_, index) => (index * 37) % 200)))
    expect(realisedVolatility(closesOfRatio(closes, closes))).toBe(0)
  })
})

describe('closesOf', () => {
  it('takes the close at the end of a candle', () =>
    expect(closesOf([{ start: 0, end: 3_599_999, close: '3000.5' }])).toEqual([{ at: 3_599_999, px: 3000.5 }]))
})
