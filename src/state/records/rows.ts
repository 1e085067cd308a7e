import type { DatabaseSync } from 'node:sqlite'
import type { Recorded } from '../../domain/recorded.ts'
import { columnNames, recordedFrom, rowOf } from './row.ts'

export type Seen = { hedge: string; recorded: Recorded }

/** One transaction. What is `left` of the patience, in milliseconds, is for both its locks together. */
export function within(database: DatabaseSync, left: () => number, work: () => void): void {
  database.exec(`PRAGMA busy_timeout = ${left()}`)
  database.exec('BEGIN IMMEDIATE')
  try {
    work()
    database.exec(`PRAGMA busy_timeout = ${left()}`)
    database.exec('COMMIT')
  } catch (error) {
    // SQLite may have rolled back already.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

export function putAll(database: DatabaseSync, seen: readonly Seen[]): void {
  const replaced = database.prepare('DELETE FROM seen WHERE hedge = ? AND at >= ? AND at < ?')
  const places = columnNames.map(() => '?').join()
  const put = database.prepare(`INSERT INTO seen (${columnNames}) VALUES (${places})`)
  for (const { hedge, recorded } of seen) {
    const second = Math.floor(recorded.at / 1000) * 1000
    replaced.run(hedge, second, second + 1000)
    put.run(...rowOf(hedge, recorded))
  }
}

/** What is asked for after `FROM seen`, row by row; null for one that is not as it was written. */
export function* rowsOf(
  database: DatabaseSync,
  where: string,
  ...values: readonly (string | number)[]
): Generator<Seen | null> {
  const statement = database.prepare(`SELECT ${columnNames} FROM seen ${where}`)
  statement.setReadBigInts(true)
  for (const row of statement.iterate(...values)) {
    const recorded = recordedFrom(row)
    yield recorded === null ? null : { hedge: row.hedge as string, recorded }
  }
}
