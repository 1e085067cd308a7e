import type { WireCandle } from '../domain/history.ts'

/** A closing price and when it was made, milliseconds. */
export type Close = { at: number; px: number }

/**
 * Of fewer steps than this nothing is said: the standard error of an estimate from n of them is σ / √(2n), at twenty 16 %
 * of it.
 */
export const leastReturns = 20

const millisecondsAYear = 8760 * 3_600_000

/**
 * Realised yearly volatility, as a fraction: the sample standard deviation of log returns over √(time between closes). With
 * whole hourly candles that is the deviation of hourly returns times √8760; over a gap a return counts for as long as it took
 * (variance of a random walk grows with time). The mean taken out is that of the drift, Σ return / Σ time.
 * Null under `leastReturns` returns, and where a price is no number above zero.
 */
export function realisedVolatility(closes: readonly Close[]): number | null {
  if (closes.some(({ at, px }) => !(px > 0) || !Number.isFinite(px) || !Number.isFinite(at))) return null
  const ordered = inOrder(closes)
  const steps = ordered.slice(1).map((close, index) => {
    const before = ordered[index]!
    return { logReturn: Math.log(close.px / before.px), years: (close.at - before.at) / millisecondsAYear }
  })
  if (steps.length < leastReturns) return null
  const drift = total(steps.map(({ logReturn }) => logReturn)) / total(steps.map(({ years }) => years))
  const squares = steps.map(({ logReturn, years }) => (logReturn - drift * years) ** 2 / years)
  return Math.sqrt(total(squares) / (steps.length - 1))
}

export const closesOf = (candles: readonly WireCandle[]): Close[] =>
  candles.map(({ end, close }) => ({ at: end, px: Number(close) }))

/** What one of the first is worth in the second, at the moments that both closed. */
export function closesOfRatio(of: readonly Close[], against: readonly Close[]): Close[] {
  const pxAt = new Map(against.map(({ at, px }) => [at, px]))
  return of.flatMap(({ at, px }) => {
    const other = pxAt.get(at)
    return other === undefined ? [] : [{ at, px: px / other }]
  })
}

/** Oldest first, each moment once. */
const inOrder = (closes: readonly Close[]): Close[] =>
  [...new Map(closes.map(close => [close.at, close])).values()].sort((a, b) => a.at - b.at)

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)
