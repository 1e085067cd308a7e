import type { DatabaseSync } from 'node:sqlite'
import { versionOf } from './database.ts'
import type { Sqlite } from './loadSqlite.ts'
import { rowsOf, type Seen } from './rows.ts'
import { migrations } from './schema.ts'

/** Milliseconds. */
const patience = 1_000

/** What can still be read of a damaged file, from both its ends; each row is known by its sum to be as it was written. */
export function salvage(sqlite: Sqlite, path: string): Seen[] {
  const until = performance.now() + patience
  const saved = new Map<string, Seen>()
  let database: DatabaseSync | null = null
  for (const order of ['hedge, at', 'hedge DESC, at DESC']) {
    try {
      database ??= new sqlite.DatabaseSync(path, { readOnly: true })
      if (versionOf(database, migrations) !== migrations.length) break
      for (const seen of rowsOf(database, `ORDER BY ${order}`)) {
        if (seen !== null) saved.set(`${seen.hedge} ${seen.recorded.at}`, seen)
        if (performance.now() > until) break
      }
    } catch {
      // Up to here it could be read.
    }
  }
  database?.close()
  return [...saved.values()]
}
