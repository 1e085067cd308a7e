import { chmodSync, closeSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { checkOwnFolder, makeFolder } from '../ownFolder.ts'
import { Unusable } from './fault.ts'
import type { Sqlite } from './loadSqlite.ts'
import { applicationId, migrations } from './schema.ts'

/** Pages of 4 KiB: a file never grows beyond 256 MiB, which is of some 300 hedges. */
const mostPages = 65_536

/**
 * A rollback journal: beside the file there is something only while it is written, so that a folder which is read-only now can
 * be read; a write ahead log needs to write even then, and memory that no network disk shares. What was committed is on the disk.
 */
const settings = `
  PRAGMA journal_mode = DELETE;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA trusted_schema = OFF;
  PRAGMA cell_size_check = ON;
  PRAGMA temp_store = MEMORY;
  PRAGMA max_page_count = ${mostPages};`

export type Opening = {
  path: string
  /** An empty one is filled; else null is answered, as where there is none. */
  create: boolean
  /** Milliseconds to wait for another process, each time. */
  patience(): number
  /** Those of another program version, in tests. */
  steps?: readonly string[]
}

/** Throws `Unusable` for what is no database of ours, and the errors of SQLite and of the system. */
export function openDatabase(sqlite: Sqlite, opening: Opening): DatabaseSync | null {
  const { path, create, patience, steps = migrations } = opening
  const facts = statSync(path, { throwIfNoEntry: false })
  if (facts === undefined) return null
  if (!facts.isFile()) throw new Unusable('it is no file')
  const database = new sqlite.DatabaseSync(path, { timeout: patience() })
  try {
    database.exec(settings)
    if (isEmpty(database) && !create) {
      database.close()
      return null
    }
    migrate(database, steps)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * Makes an empty file where there is none, before SQLite does, which would let the umask decide who may read it. What it writes
 * beside it has the same mode.
 */
export function makeFile(path: string): void {
  checkOwnFolder(dirname(path))
  makeFolder(dirname(path))
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const facts = statSync(path)
  if (process.platform !== 'win32' && facts.isFile() && (facts.mode & 0o077) !== 0) chmodSync(path, 0o600)
}

const pragma = (database: DatabaseSync, name: string): number =>
  Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0])

const isEmpty = (database: DatabaseSync): boolean =>
  database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.tables === 0

function migrate(database: DatabaseSync, steps: readonly string[]): void {
  if (versionOf(database, steps) === steps.length) return
  // Possible before the first table only: what is deleted then shrinks the file.
  if (isEmpty(database)) database.exec('PRAGMA auto_vacuum = FULL')
  database.exec('BEGIN IMMEDIATE')
  // Another process may have done it while this one waited.
  for (const step of steps.slice(versionOf(database, steps))) database.exec(step)
  database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${steps.length}; COMMIT`)
}

/** 0 of an empty one. Throws `Unusable` for what is not ours or newer than the steps. */
export function versionOf(database: DatabaseSync, steps: readonly string[]): number {
  const version = pragma(database, 'user_version')
  if (isEmpty(database) && version === 0) return 0
  if (pragma(database, 'application_id') !== applicationId || version < 1)
    throw new Unusable('it is not of this program')
  if (version > steps.length) throw new Unusable('it is of a newer version of this program')
  return version
}
