import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Records } from '../domain/recorded.ts'
import { isCareDue, takeCare } from './records/care.ts'
import { makeFile, openDatabase } from './records/database.ts'
import { faultOf } from './records/fault.ts'
import { loadSqlite, type Sqlite } from './records/loadSqlite.ts'
import { putAll, rowsOf, type Seen, within } from './records/rows.ts'
import { salvage } from './records/salvage.ts'
import { fileAt, setAside, unusablePath } from './records/setAside.ts'

export type RecordsOptions = {
  /** The state folder. */
  folder: string
  keepDays(): number
  /** A line for the person: why it cannot be used is told once, what was set aside when it is. */
  warn(line: string): void
  /** Whether the person knows already that the disk takes nothing. */
  isToldOfDisk?(): boolean
  load?(): Promise<Sqlite>
}

/** So long it waits for others, in milliseconds; and so long nothing is tried again that could not be done. */
const patience = 2_000
const rest = 60_000

/**
 * What was seen lies in `history.db` of the state folder, a SQLite database that any tool reads. One that is damaged, or of another
 * program, is set aside as `history.db.unusable`, and a new one begun with what can be read of it; where nothing can be kept or
 * read the run goes on.
 */
export async function openRecords({
  folder,
  keepDays,
  warn,
  isToldOfDisk,
  load = loadSqlite,
}: RecordsOptions): Promise<Records> {
  const path = join(folder, 'history.db')
  const aside = unusablePath(path)
  let database: DatabaseSync | null = null
  /** The file that is open: another process may put a new one in its place. */
  let file: string | null = null
  let fault: string | null = null
  let lost: string | null = null
  let refusedAt = Number.NEGATIVE_INFINITY
  const told = new Set<string>()
  const sqlite = await load().catch(refuse)

  /** For a while: whoever watches for hours may find room again. */
  function refuse(error: unknown, why = whyOf(error, path)): null {
    fault = why
    refusedAt = performance.now()
    const found = faultOf(error, path)
    const isKnown = 'ofDisk' in found && isToldOfDisk?.() === true
    if (!told.has(why) && !isKnown) warn(`the recorded history cannot be used: ${why}`)
    told.add(why)
    return null
  }

  function open(create: boolean, left: () => number): DatabaseSync | null {
    if (create) makeFile(path)
    file = fileAt(path)
    return openDatabase(sqlite!, { path, create, patience: left })
  }

  /** `nothing` where there is no file, or it cannot be done. */
  function attempt<T>(nothing: T, create: boolean, work: (database: DatabaseSync, left: () => number) => T): T {
    if (sqlite === null || performance.now() - refusedAt < rest) return nothing
    fault = null
    const until = performance.now() + patience
    const left = () => Math.max(0, Math.ceil(until - performance.now()))
    try {
      database ??= open(create, left)
      return database === null ? nothing : work(database, left)
    } catch (error) {
      const saved = giveUp(error)
      return saved === null ? nothing : again(nothing, saved, left, work)
    }
  }

  function again<T>(
    nothing: T,
    saved: readonly Seen[],
    left: () => number,
    work: (database: DatabaseSync, left: () => number) => T,
  ): T {
    try {
      const fresh = open(true, left)!
      database = fresh
      if (saved.length > 0) within(fresh, left, () => putAll(fresh, saved))
      return work(fresh, left)
    } catch (error) {
      close()
      refuse(error)
      return nothing
    }
  }

  /** What a new file is to begin with; null where none is to be begun. */
  function giveUp(error: unknown): Seen[] | null {
    close()
    const found = faultOf(error, path)
    if ('now' in found) return refuse(error)
    try {
      // Another process has begun anew meanwhile.
      if (fileAt(path) !== file) return []
      setAside(path)
    } catch (failure) {
      return refuse(failure, `${found.unusable}, and cannot be set aside: ${whyOf(failure, path)}`)
    }
    const saved = salvage(sqlite!, aside)
    lost = `${found.unusable}; it was set aside as ${aside}, and ${saved.length} records of it are kept`
    warn(`the recorded history begins anew: ${lost}`)
    return saved
  }

  function close(): void {
    quietly(() => database?.close())
    database = null
  }

  return {
    append: seen => {
      if (seen.length === 0) return
      attempt(undefined, true, (open, left) => {
        const newest = Math.max(...seen.map(({ recorded }) => recorded.at))
        within(open, left, () => putAll(open, seen))
        if (isCareDue(open, newest)) within(open, left, () => takeCare(open, newest, keepDays()))
      })
    },
    between: (hedge, from, to) =>
      attempt([], false, open => {
        const rows = rowsOf(open, 'WHERE hedge = ? AND at >= ? AND at < ? ORDER BY at', hedge, from, to)
        return [...rows].flatMap(row => row?.recorded ?? [])
      }),
    before: (hedge, at) =>
      attempt(null, false, open => {
        for (const row of rowsOf(open, 'WHERE hedge = ? AND at <= ? ORDER BY at DESC', hedge, at)) {
          if (row !== null) return row.recorded
        }
        return null
      }),
    forget: hedge => {
      const isGone = attempt(true, false, (open, left) => {
        within(open, left, () => open.prepare('DELETE FROM seen WHERE hedge = ?').run(hedge))
        return open.prepare('SELECT count(*) AS rows FROM seen WHERE hedge = ?').get(hedge)?.rows === 0
      })
      // What was set aside cannot be searched.
      quietly(() => rmSync(aside, { recursive: true, force: true }))
      return [...(isGone && fault === null ? [] : [path]), aside].find(each => existsSync(each)) ?? null
    },
    fault: () => fault,
    lost: () => lost,
    close,
  }
}

function whyOf(error: unknown, path: string): string {
  const found = faultOf(error, path)
  return 'now' in found ? found.now : found.unusable
}

function quietly(act: () => void): void {
  try {
    act()
  } catch {}
}
