import type { AccessEntry } from '../../domain/accessLog.ts'

/** One thing that one run did, or what many did alike: `count` runs from `at` to `until`. */
export type LogRow = Omit<AccessEntry, 'previous' | 'hash'> & { until: string; count: number }

/** Reads of one process within a minute are one thing to whoever looks. */
const together = 60_000

export const rowsOf = (entries: readonly AccessEntry[]): LogRow[] => folded(joined(ended(entries)))

/** A change that was begun is told with its end; one without an end stands by itself. */
function ended(entries: readonly AccessEntry[]): AccessEntry[] {
  const isSame = (a: AccessEntry, b: AccessEntry) =>
    a.pid === b.pid && a.act === b.act && a.store === b.store && a.keys.join() === b.keys.join()
  return entries.filter((entry, index) => {
    if (entry.result !== 'begun') return true
    const next = entries.slice(index + 1).find(other => isSame(entry, other))
    return next === undefined || next.result === 'begun'
  })
}

function joined(entries: readonly AccessEntry[]): LogRow[] {
  const rows: LogRow[] = []
  for (const { previous: _previous, hash: _hash, ...entry } of entries) {
    const alike = signature({ ...entry, keys: [] })
    const row = rows.findLast(
      other =>
        other.pid === entry.pid &&
        signature({ ...other, keys: [] }) === alike &&
        Date.parse(entry.at) - Date.parse(other.until) < together,
    )
    if (row !== undefined && entry.act === 'read') {
      row.keys = [...new Set([...row.keys, ...entry.keys])]
      row.until = entry.at
    } else rows.push({ ...entry, until: entry.at, count: 1 })
  }
  return rows
}

/** What machines do again and again is one row, as long as nothing else happened in between. */
function folded(rows: readonly LogRow[]): LogRow[] {
  const told: LogRow[] = []
  let stretch = new Map<string, LogRow>()
  for (const row of rows) {
    const isDull = (row.act === 'read' || row.act === 'open') && row.by !== 'terminal'
    if (!isDull) stretch = new Map()
    const alike = stretch.get(signature(row))
    if (alike !== undefined) {
      alike.count += 1
      alike.until = row.until
      continue
    }
    const own = { ...row }
    if (isDull) stretch.set(signature(row), own)
    told.push(own)
  }
  return told
}

const signature = ({ act, keys, result, store, command, by }: Omit<AccessEntry, 'previous' | 'hash'>): string =>
  [act, keys.join(), result, store, command, by].join('|')
