import { type Recorded, thinning } from '../../domain/recorded.ts'

/** Milliseconds. */
export type Span = { from: number; to: number }

/** What was seen stands until the next record, unless that is a gap. */
export type Seen = Span & { recorded: Recorded }

/** So many times further apart than they usually are, two records have a gap between them. */
const patience = 2.5

/** The window in parts: in which a record stands for the time, and in which nothing was recorded. `rows`: the oldest first. */
export function spansOf(rows: readonly Recorded[], { from, to }: Span): { seen: Seen[]; gaps: Span[] } {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return { seen: [], gaps: [{ from, to }] }
  const steps = rows.slice(1).map((row, index) => ({ from: rows[index]!.at, to: row.at, recorded: rows[index]! }))
  const usually = new Map(
    [...Map.groupBy(steps, step => thinnedTo(step.from, to))].map(
      ([every, those]) => [every, usual(those.map(step => step.to - step.from))] as const,
    ),
  )
  const longest = (at: number): number => {
    const every = thinnedTo(at, to)
    return patience * Math.max(every, usually.get(every) ?? usual([]))
  }
  const isGap = (span: Span) => span.to - span.from > longest(span.from)
  const ends = [
    { from, to: first.at },
    { from: last.at, to },
  ].filter(span => span.to - span.from > longest(Math.max(span.from, first.at)))
  const between = steps.filter(isGap).map(step => ({ from: step.from, to: step.to }))
  return { seen: steps.filter(step => !isGap(step)), gaps: [...between, ...ends].sort((a, b) => a.from - b.from) }
}

/** How far apart records of that age are kept at least; 0 of those that are all kept. */
const thinnedTo = (at: number, now: number): number =>
  thinning.findLast(({ after, every }) => now - at > after && every > shortest)?.every ?? 0

/** Who records every minute or less often loses nothing to the first step. */
const shortest = 60_000

/** A quarter may be further apart: whoever watches for an hour does not make gaps of the five minutes of a crontab. */
function usual(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.max(fiveMinutes, sorted[Math.floor((sorted.length - 1) * 0.75)] ?? 0)
}

const fiveMinutes = 300_000
