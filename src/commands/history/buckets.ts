import type { Span } from './spans.ts'
import type { Bucket } from './types.ts'

const [hour, day] = [3_600_000, 86_400_000]

/** In UTC, whatever the clock on the wall does; a week begins on Monday, and 1970 began on a Thursday. */
export function bucketOf(at: number, by: Bucket): Span {
  const [length, offset] = by === 'hour' ? [hour, 0] : by === 'day' ? [day, 0] : [7 * day, 3 * day]
  const from = Math.floor((at + offset) / length) * length - offset
  return { from, to: from + length }
}

/** `2026-11-22 13:00`, `2026-11-22`, `2026-11-16` for the week that begins then. */
export const bucketText = (from: string, by: Bucket): string =>
  by === 'hour' ? `${from.slice(0, 10)} ${from.slice(11, 16)}` : from.slice(0, 10)
