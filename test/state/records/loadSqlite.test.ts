import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadSqlite, type Sqlite } from '../../../src/state/records/loadSqlite.ts'

let told: unknown[][]
beforeEach(() => {
  told = []
  vi.spyOn(process, 'emitWarning').mockImplementation((...warning: unknown[]) => void told.push(warning))
})
afterEach(() => vi.restoreAllMocks())

const ofSqlite = 'SQLite is an experimental feature and might change at any time'
const loading = (...warnings: [string | Error, string?][]) =>
  loadSqlite(async () => {
    for (const warning of warnings) Reflect.apply(process.emitWarning, process, warning)
    return {} as Sqlite
  })

it('the one warning that Node 22 has of SQLite is not told', async () => {
  await loading(
    [ofSqlite, 'ExperimentalWarning'],
    [Object.assign(new Error(ofSqlite), { name: 'ExperimentalWarning' })],
  )
  expect(told).toEqual([])
})

it('every other warning is, and that one at any other time', async () => {
  const others: [string | Error, string?][] = [
    [ofSqlite, 'DeprecationWarning'],
    ['The Fetch API is an experimental feature', 'ExperimentalWarning'],
    ['Something of SQLite is an experimental feature', 'ExperimentalWarning'],
    [new Error(ofSqlite)],
  ]
  await loading(...others)
  expect(told).toEqual(others)
  process.emitWarning(ofSqlite, 'ExperimentalWarning')
  expect(told).toHaveLength(5)
})

it('what was there before is there again, also where it cannot be loaded', async () => {
  const before = process.emitWarning
  await loading()
  expect(process.emitWarning).toBe(before)
  await expect(loadSqlite(() => Promise.reject(new Error('none')))).rejects.toThrow('none')
  expect(process.emitWarning).toBe(before)
})

it('what another has put in its place meanwhile stays', async () => {
  const another = () => {}
  await loadSqlite(async () => {
    process.emitWarning = another
    return {} as Sqlite
  })
  expect(process.emitWarning).toBe(another)
})
