import type { DatabaseSync } from 'node:sqlite'
import { thinning } from '../../domain/recorded.ts'
import { Unusable } from './fault.ts'
import { rowsOf } from './rows.ts'

const day = 86_400_000

/**
 * So many rows must have come after a moment before anything is judged by it: a clock that is off for hours makes nothing old.
 */
const settled = 100

/** Whether it is a day since it was done, by a clock that may have been set back meanwhile. */
export function isCareDue(database: DatabaseSync, now: number): boolean {
  const at = database.prepare('SELECT at FROM care').get()?.at
  return at === undefined || Math.abs(now - Number(at)) >= day
}

/**
 * Looks through the whole file, once a day, and keeps it bounded: what is older than `keepDays` goes, and what is old is thinned out.
 * Throws `Unusable` where the file is damaged.
 */
export function takeCare(database: DatabaseSync, now: number, keepDays: number): void {
  const told = database.prepare('PRAGMA integrity_check(1)').get()?.integrity_check
  if (told !== 'ok') throw new Unusable('it is damaged')
  // What SQLite does not see: it has no sums of its pages.
  for (const row of rowsOf(database, '')) if (row === null) throw new Unusable('some of it is damaged')
  database.prepare('INSERT OR REPLACE INTO care (id, at) VALUES (0, ?)').run(now)
  const settledAt = database.prepare('SELECT at FROM seen WHERE hedge = ? ORDER BY at DESC LIMIT 1 OFFSET ?')
  const drop = database.prepare('DELETE FROM seen WHERE hedge = ? AND at < ?')
  const thin = database.prepare(`
    DELETE FROM seen WHERE hedge = :hedge AND at IN (
      SELECT at FROM (
        SELECT at, row_number() OVER (PARTITION BY at / CAST(:every AS INTEGER) ORDER BY value_usd IS NULL, at DESC) AS place
        FROM seen WHERE hedge = :hedge AND at < :before
      ) WHERE place > 1
    )`)
  for (const { hedge } of database.prepare('SELECT DISTINCT hedge FROM seen').all()) {
    const at = settledAt.get(hedge as string, settled)?.at
    if (at === undefined) continue
    const reckoned = Math.min(Number(at), now)
    drop.run(hedge as string, reckoned - keepDays * day)
    for (const { after, every } of thinning) {
      // Whole buckets only: of one that is cut the last would be taken twice.
      const before = Math.floor((reckoned - after) / every) * every
      thin.run({ hedge: hedge as string, every, before })
    }
  }
}
