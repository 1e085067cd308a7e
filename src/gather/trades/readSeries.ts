/** Rows from a moment on, oldest first, read at `to` (0: never). `whole` false: the venue has no more of the oldest. */
export type Series<T> = { from: number; to: number; rows: readonly T[]; whole: boolean }

type Asked<T> = {
  saved: Series<T> | null
  /** The moment from which it is wanted. */
  wanted: Promise<number>
  /** Nothing can have come since. */
  settled: boolean
  now: number
  read(from: number): Promise<{ rows: T[]; whole: boolean }>
}

/** The venue may still be writing down what is younger than this before the newest row that it gave. */
const margin = 10 * 60_000

/**
 * What is saved and what came since, or all of it anew where what is saved begins too late. What came since is asked for at once, while
 * it is still being found out how far back is wanted. The end of what is saved is measured by its own rows, never by a clock of
 * ours, and is read again: where a row of it is gone (the venue adds funding up after a while), all of it is read again.
 */
export async function readSeries<T extends { time: number }>(asked: Asked<T>): Promise<Series<T>> {
  const { now, read, settled } = asked
  const saved = asked.saved !== null && asked.saved.to > 0 ? asked.saved : null
  const start = saved === null ? 0 : Math.max(saved.from, (saved.rows.at(-1)?.time ?? 0) - margin)
  const since = saved === null || settled ? null : read(start)
  // Whoever does not wait for it does not want it.
  since?.catch(() => {})
  const wanted = await asked.wanted
  const from = asked.saved === null ? wanted : Math.min(wanted, asked.saved.from)
  if (saved !== null && saved.from <= wanted) {
    if (since === null) return saved
    const joined = join(saved, start, await since)
    if (joined !== null) return { from, to: now, ...joined }
  }
  return { from, to: now, ...(await read(from)) }
}

function join<T extends { time: number }>(saved: Series<T>, start: number, since: { rows: T[]; whole: boolean }) {
  // Something between the two is lost: what is older hangs in the air.
  if (!since.whole) return since
  const again = saved.rows.filter(({ time }) => time >= start)
  if (!holdsAll(since.rows, again)) return null
  const before = saved.rows.filter(({ time }) => time < start)
  return { rows: [...before, ...since.rows.filter(({ time }) => time >= start)], whole: saved.whole }
}

/** Each as often as it stands there: two rows may be alike in everything. */
function holdsAll(rows: readonly unknown[], wanted: readonly unknown[]): boolean {
  const left = new Map<string, number>()
  for (const row of rows) left.set(textOf(row), (left.get(textOf(row)) ?? 0) + 1)
  return wanted.every(row => {
    const count = left.get(textOf(row)) ?? 0
    left.set(textOf(row), count - 1)
    return count > 0
  })
}

/** Whatever the order of its fields. */
const textOf = (row: unknown): string =>
  JSON.stringify(Object.entries(row as object).sort(([a], [b]) => (a < b ? -1 : 1)))
