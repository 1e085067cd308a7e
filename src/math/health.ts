/**
 * Health of one part, 0 worst to 100: straight lines between the points of a threshold, level beyond the outermost. A part at
 * its warning scores 50; all go one way, however the thresholds are set.
 */

/** `distance` to the nearer bound as a fraction of price, null out of range. 100 from 2 × warning, 50 at it, 25 on the bound, 0 outside. */
export const rangeScore = (distance: number | null, warning: number): number =>
  distance === null || distance < 0 ? 0 : between(distance, [0, warning, 2 * warning], [25, 50, 100])

/** `drift` of the hedge ratio from its target, either way. 100 on target, 50 at warning, 0 from 2 × warning. */
export const driftScore = (drift: number, warning: number): number =>
  between(Math.abs(drift), [0, warning, 2 * warning], [100, 50, 0])

/** `distance` to liquidation as a fraction of mark. 100 from 2 × warning, 50 at it, 20 at critical, 0 at liquidation. */
export const liquidationScore = (distance: number, warning: number, critical: number): number =>
  distance <= 0 ? 0 : between(distance, [0, critical, warning, 2 * warning], [0, 20, 50, 100])

/** `used` is the margin ratio as a share of the one that liquidates. 100 at none, 50 at warning, 20 at critical, 0 at 1. */
export const marginScore = (used: number, warning: number, critical: number): number =>
  used >= 1 ? 0 : between(used, [0, Math.min(warning, 1), Math.min(critical, 1), 1], [100, 50, 20, 0])

/** The yearly loss of what is in the LP, as a fraction, at which carry scores nothing. */
export const ruinousCarry = 0.5

/** `carry` a year as a fraction of what is in the LP. 100 when nothing is lost, 0 from a loss of half of it a year. */
export const carryScore = (carry: number): number => between(carry, [-ruinousCarry, 0], [0, 100])

/** `age` of the oldest leg and how far `apart` they may be, seconds. 100 up to a quarter of it, 50 at it, 0 from 4 × it. */
export const freshnessScore = (age: number, apart: number): number =>
  between(Math.abs(age), [apart / 4, apart, 4 * apart], [100, 50, 0])

/** A critical line set before the warning one must not turn the score around. RangeError for what is no number: it has no score. */
function between(x: number, points: readonly number[], ys: readonly number[]): number {
  if (Number.isNaN(x)) throw new RangeError('what is no number has no score')
  const xs = [...points].sort((a, b) => a - b)
  const next = xs.findIndex(each => x <= each)
  if (next === -1) return ys.at(-1)!
  if (next === 0) return ys[0]!
  const [x0, x1, y0, y1] = [xs[next - 1]!, xs[next]!, ys[next - 1]!, ys[next]!]
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0)
}
