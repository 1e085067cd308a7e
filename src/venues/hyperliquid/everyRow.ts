import { ReadFailure } from '../../domain/failure.ts'
import { ShapeFailure } from '../../domain/shape.ts'
import { without } from '../../domain/without.ts'

export type Paging<R> = {
  /** The request, as messages name it. */
  type: string
  /** Rows of one answer at most. */
  limit: number
  /** Answers that are asked for at most. */
  pages: number
  ask(startTime: number): Promise<unknown>
  read(body: unknown): R[]
  /** All that tells one row from another; rows with the same key are equal, not necessarily the same. */
  keyOf(row: R): string
}

/** Hears, page by page, of the rows that came and are complete: all those before `upTo` (milliseconds), `read` in all. */
export type Keep<R> = (rows: R[], upTo: number, read: number) => void

/** An answer shorter than this was cut by no limit: "500 elements or distinct blocks" (documentation, "Pagination"). */
const anyLimit = 500

/**
 * Every row from `from` on, oldest first. Each page begins at the millisecond in which the one before ended, and has to
 * repeat what that one had of it. Rows are counted there, not looked up: of two equal rows in one page both stand, and a row
 * that is repeated stands once.
 */
export async function everyRow<R extends { time: number }>(
  from: number,
  { type, limit, pages, ask, read, keyOf }: Paging<R>,
  keep?: Keep<R>,
): Promise<R[]> {
  const rows: R[] = []
  let start = from
  let told = 0
  for (let page = 1; page <= pages; page += 1) {
    const answered = read(await ask(start))
    refuseDisorder(answered, start, type)
    const last = answered.at(-1)?.time ?? start
    if (last === start && answered.length >= limit) throw crowded(type, start)
    // A row that is not there any more means that older ones went while they were read, and maybe some that never were.
    const fresh = without(answered, rows.slice(firstAt(rows, start)), keyOf)
    if (fresh === null) throw moved(type)
    for (const row of fresh) rows.push(row)
    if (last === start || answered.length < Math.min(limit, anyLimit)) return rows
    start = last
    const complete = firstAt(rows, last)
    keep?.(rows.slice(told, complete), last, complete)
    told = complete
  }
  throw gap(
    'history-endless',
    type,
    `does not come to an end after ${pages} answers`,
    'check HEDGE_HYPERLIQUID_URL, then: hedge status',
  )
}

function refuseDisorder(rows: readonly { time: number }[], start: number, type: string): void {
  rows.forEach(({ time }, index) => {
    const path = `${type}[${index}].time`
    if (time < start) throw new ShapeFailure(path, 'is earlier than what was asked for')
    if (index > 0 && time < rows[index - 1]!.time) throw new ShapeFailure(path, 'is earlier than the row before it')
  })
}

/** Where the rows of the last millisecond that was read begin: the next page repeats them. */
function firstAt(rows: readonly { time: number }[], time: number): number {
  let first = rows.length
  while (first > 0 && rows[first - 1]!.time === time) first -= 1
  return first
}

const moved = (type: string): ReadFailure =>
  gap('history-moved', type, 'no longer has what it gave a moment before', 'ask again: hedge status')

const crowded = (type: string, time: number): ReadFailure =>
  gap(
    'history-crowded',
    type,
    `has more within the millisecond of ${whenText(time)} than it gives at once: what lies behind cannot be reached`,
    'a hedge that began later is counted from then: hedge add --since TIME',
  )

/** The last moment that a date can have is far before the last safe integer. */
const whenText = (time: number): string => (time <= 8.64e15 ? new Date(time).toISOString() : `${time} ms`)

const gap = (code: string, type: string, problem: string, hint: string): ReadFailure =>
  new ReadFailure({ code, source: 'hyperliquid', message: `Hyperliquid, asked for ${type}, ${problem}`, hint })
