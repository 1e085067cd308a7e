import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import * as sqlite from 'node:sqlite'
import { expect, it } from 'vitest'
import { makeFile, openDatabase } from '../../../src/state/records/database.ts'
import { migrations } from '../../../src/state/records/schema.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { all, noon, put, recordsIn, seenAt } from '../support/seen.ts'

const opened = (path: string, steps?: readonly string[]) => {
  makeFile(path)
  return openDatabase(sqlite, { path, create: true, patience: () => 1_000, ...(steps && { steps }) })!
}

it('a file of an older version becomes one of this, and keeps its rows', async () => {
  const home = temporaryHome()
  const { records, path } = await recordsIn(home)
  put(records, seenAt(noon))
  records.close()
  const more = [...migrations, 'ALTER TABLE seen ADD COLUMN gas_usd REAL', 'CREATE TABLE notes (text TEXT) STRICT']
  const database = opened(path, more)
  expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length + 2 })
  expect(database.prepare('SELECT at, gas_usd FROM seen').all()).toEqual([{ at: noon, gas_usd: null }])
  database.close()
  opened(path, more).close()
})

it('a step that fails leaves the file as it was', async () => {
  const home = temporaryHome()
  const { records, path } = await recordsIn(home)
  put(records, seenAt(noon))
  records.close()
  const bad = [...migrations, 'CREATE TABLE notes (text TEXT) STRICT', 'ALTER TABLE nothing ADD COLUMN x REAL']
  expect(() => opened(path, bad)).toThrow('nothing')
  const { records: after, warned } = await recordsIn(home)
  expect([all(after), warned]).toEqual([[seenAt(noon)], []])
})

it('each version that there was can be read', () => {
  const folder = join(temporaryHome(), 'state')
  mkdirSync(folder)
  for (let version = 0; version <= migrations.length; version += 1) {
    const path = join(folder, `${version}.db`)
    if (version > 0) opened(path, migrations.slice(0, version)).close()
    const database = opened(path)
    expect(database.prepare('SELECT count(*) AS rows FROM seen').get()).toEqual({ rows: 0 })
    database.close()
  }
})
