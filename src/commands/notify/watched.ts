import { conditionKey } from '../../domain/condition.ts'
import type { Standing } from '../../domain/notification.ts'
import type { NotifyMemory, WatchedRow } from '../../domain/notifyMemory.ts'

export type Rows = Record<string, Record<string, WatchedRow>>

export type Looked = {
  /** ISO 8601. */
  at: string
  /** Ids of all hedges there are, and of those that were asked about; null: all, and what belongs to none. */
  hedges: readonly string[]
  asked: readonly string[] | null
}

/**
 * What stands now beside what stood before, a row for each. Of a hedge that is gone there is none, of one that was not asked about the
 * rows are as before. What is not watched any more, as a position that was closed, is over, but only where everything else of its
 * hedge is known: what could not be read is not listed either, and is no good news.
 */
export function watched(before: NotifyMemory['rows'], standings: readonly Standing[], looked: Looked): Rows {
  const { at, hedges, asked } = looked
  const rows: Rows = {}
  for (const [hedge, its] of Object.entries(before)) {
    if (hedge !== '' && !hedges.includes(hedge)) continue
    const isAsked = asked === null || asked.includes(hedge)
    const now = standings.filter(({ hedgeId }) => (hedgeId ?? '') === hedge)
    // Of none, as of the age of a key, there may be nothing left.
    const isLooked = (hedge === '' ? standings : now).length > 0
    const isWhole = isLooked && now.every(({ state }) => state !== 'unknown')
    rows[hedge] = isAsked && isWhole ? mapped(its, row => seen(row, 'ok', at)) : { ...its }
  }
  for (const standing of standings) {
    const [hedge, key] = [standing.hedgeId ?? '', conditionKey(standing)]
    rows[hedge] = { ...rows[hedge], [key]: seen(before[hedge]?.[key], standing.state, at) }
  }
  return rows
}

/** What is fine and was told so needs no row. */
export const compacted = (rows: Rows): Rows =>
  Object.fromEntries(
    Object.entries(rows).flatMap(([hedge, its]) => {
      const kept = Object.entries(its).filter(([, { state, told }]) => state !== 'ok' || told !== 'ok')
      return kept.length === 0 ? [] : [[hedge, Object.fromEntries(kept)]]
    }),
  )

const seen = (row: WatchedRow | undefined, state: Standing['state'], at: string): WatchedRow =>
  row?.state === state ? row : { state, since: at, told: row?.told ?? 'ok' }

const mapped = <T>(table: Readonly<Record<string, T>>, change: (row: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(table).map(([key, row]) => [key, change(row)]))
