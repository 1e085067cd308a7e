import { type Recorded, type RecordedField, recordedFields } from '../../domain/recorded.ts'
import { decimal, sub, toNumber } from '../../math/decimal.ts'
import type { Seen, Span } from './spans.ts'
import type { RangeTime, Summaries, Summary } from './types.ts'

export const summariesOf = (rows: readonly Recorded[]): Summaries =>
  Object.fromEntries(recordedFields.map(field => [field, summaryOf(rows, field)])) as Summaries

function summaryOf(rows: readonly Recorded[], field: RecordedField): Summary {
  const known = rows.map(row => row[field]).filter(value => value !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return { first: null, last: null, min: null, max: null, change: null }
  const extreme = (pick: (a: number, b: number) => number) => known.reduce((a, b) => pick(a, b))
  return {
    first,
    last,
    min: extreme(Math.min),
    max: extreme(Math.max),
    change: known.length < 2 ? null : toNumber(sub(decimal(String(last)), decimal(String(first)))),
  }
}

/**
 * Of a window's time, not of its records: after an outage or where they were thinned out these stand for more of it. `seen`: the oldest
 * first, none over another.
 */
export function rangeTimeOf(seen: readonly Seen[], window: Span): RangeTime {
  let [inside, outside] = [0, 0]
  for (let at = firstWithin(seen, window); at < seen.length && seen[at]!.from < window.to; at += 1) {
    const { from, to, recorded } = seen[at]!
    const time = Math.max(0, Math.min(to, window.to) - Math.max(from, window.from))
    if (recorded.inRange === true) inside += time
    else if (recorded.inRange === false) outside += time
  }
  const known = inside + outside
  return { outOfRange: known === 0 ? null : outside / known, known: known / (window.to - window.from) }
}

/** Where those begin that end within the window or after it. */
function firstWithin(seen: readonly Seen[], { from }: Span): number {
  let [low, high] = [0, seen.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (seen[middle]!.to > from) high = middle
    else low = middle + 1
  }
  return low
}
