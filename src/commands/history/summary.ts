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

/** Of a window's time, not of its records: after an outage or where they were thinned out these stand for more of it. */
export function rangeTimeOf(seen: readonly Seen[], window: Span): RangeTime {
  const [inside, outside] = [true, false].map(inRange =>
    seen
      .filter(({ recorded }) => recorded.inRange === inRange)
      .reduce((sum, span) => sum + Math.max(0, Math.min(span.to, window.to) - Math.max(span.from, window.from)), 0),
  ) as [number, number]
  const known = inside + outside
  return { outOfRange: known === 0 ? null : outside / known, known: known / (window.to - window.from) }
}
