import { execFile } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { append } from '../../../src/state/accessLog/append.ts'
import { beginning, longestLine } from '../../../src/state/accessLog/entry.ts'
import { logPath, mostOld, tornPath } from '../../../src/state/accessLog/logFile.ts'
import { readLog } from '../../../src/state/accessLog/readLog.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { accessOf, fill, linesIn, runOf } from '../support/logs.ts'

const appendMany = fileURLToPath(new URL('../support/appendMany.ts', import.meta.url))

describe('append', () => {
  it('makes a file for its owner only, each entry with the hash of the one before', async () => {
    const folder = join(temporaryHome(), 'state')
    await fill(folder, 3)
    expect(statSync(logPath(folder)).mode & 0o777).toBe(0o600)
    const { entries, faults, torn } = await readLog(folder, null)
    expect([faults, torn]).toEqual([[], false])
    expect(entries.map(({ previous }) => previous)).toEqual([beginning, ...entries.slice(0, 2).map(({ hash }) => hash)])
    expect(entries[0]).toMatchObject({ n: 1, act: 'read', keys: ['rpc/1'], command: 'status', by: 'cron', pid: 4242 })
  })

  it('says how a hundred hedges were read in one line, and thousands in lines that can be read again', async () => {
    const folder = temporaryHome()
    const keys = (count: number) =>
      Array.from({ length: count }, (_, at) => `hedge/${String(at).padStart(16, '0')}/wallet`)
    await append(folder, runOf(), [accessOf({ keys: keys(200) })])
    await append(folder, runOf(), [accessOf({ keys: keys(1_000) })])
    expect(linesIn(folder).map(line => line.length < longestLine)).toEqual([true, true, true, true])
    const { entries, faults } = await readLog(folder, null)
    expect(faults).toEqual([])
    expect(entries.slice(1).flatMap(entry => entry.keys)).toEqual(keys(1_000))
  })

  it('loses no entry of several processes at once', async () => {
    const folder = temporaryHome()
    const runs = ['a', 'b', 'c', 'd'].map(name =>
      promisify(execFile)(process.execPath, [appendMany, folder, name, '15']),
    )
    await Promise.all(runs)
    const { entries, faults } = await readLog(folder, null)
    expect(faults).toEqual([])
    expect(entries.map(({ n }) => n)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1))
    for (const name of ['a', 'b', 'c', 'd']) {
      const own = entries.flatMap(({ keys }) => keys.filter(key => key.startsWith(`rpc/${name}-`)))
      expect(own).toEqual(Array.from({ length: 15 }, (_, at) => `rpc/${name}-${at}`))
    }
  })
})

describe('a line that was cut short', () => {
  it('is put aside, said, and the chain goes on', async () => {
    const folder = temporaryHome()
    await fill(folder, 2)
    appendFileSync(logPath(folder), '{"n":3,"at":"2026')
    expect(await readLog(folder, null)).toMatchObject({ torn: true, faults: [] })
    await fill(folder, 1)
    const { entries, faults, torn } = await readLog(folder, null)
    expect([torn, faults]).toEqual([false, []])
    expect(entries.map(({ n, act }) => `${n} ${act}`)).toEqual(['1 read', '2 read', '3 torn', '4 read'])
    expect(readFileSync(tornPath(folder), 'utf8')).toBe('{"n":3,"at":"2026\n')
    expect(statSync(tornPath(folder)).mode & 0o777).toBe(0o600)
  })

  it('is all there is, or longer than any of ours: nothing is lost but what it was', async () => {
    const folder = temporaryHome()
    writeFileSync(logPath(folder), '{"n":1')
    await fill(folder, 1)
    expect((await readLog(folder, null)).entries.map(({ n, act }) => `${n} ${act}`)).toEqual(['1 torn', '2 read'])
    appendFileSync(logPath(folder), 'x'.repeat(3 * longestLine))
    await fill(folder, 1)
    const { entries, faults } = await readLog(folder, null)
    expect(entries.map(({ n }) => n)).toEqual([1, 2, 3, 4])
    expect(faults).toEqual([{ kind: 'foreign', file: 'log.jsonl', line: 3 }])
  })
})

describe('rotation', () => {
  /** Four entries a file. */
  const limit = 1_000

  it('goes on in a new file that refers to the last, and keeps so many', async () => {
    const folder = temporaryHome()
    await fill(folder, 9, limit)
    expect(existsSync(logPath(folder, 2))).toBe(true)
    expect((await readLog(folder, null)).entries.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    await fill(folder, 30, limit)
    expect([mostOld, mostOld + 1].map(age => existsSync(logPath(folder, age)))).toEqual([true, false])
    const { entries, faults } = await readLog(folder, null)
    expect(faults).toEqual([])
    expect(entries.at(-1)!.n).toBe(39)
    expect(entries[0]!.n).toBeGreaterThan(1)
  })

  it('tells a file that was taken out of the middle, and one at the old end before so many are kept', async () => {
    const folder = temporaryHome()
    await fill(folder, 10, limit)
    expect((await readLog(folder, null)).faults).toEqual([])
    rmSync(logPath(folder, 1))
    expect((await readLog(folder, null)).faults).toEqual([{ kind: 'removed', file: 'log.jsonl', n: 5, to: 8 }])
    rmSync(logPath(folder, 2))
    expect((await readLog(folder, null)).faults).toEqual([{ kind: 'removed', file: 'log.jsonl', n: 1, to: 8 }])
  })

  it('fills a number that a kill left free before it lets go of the oldest', async () => {
    const folder = temporaryHome()
    await fill(folder, 25, limit)
    const oldest = linesIn(folder, mostOld)
    rmSync(logPath(folder, 2))
    await fill(folder, 4, limit)
    expect(linesIn(folder, mostOld)).toEqual(oldest)
    expect(existsSync(logPath(folder, 2))).toBe(true)
  })

  it('reads no more files than it is asked about', async () => {
    const folder = temporaryHome()
    await fill(folder, 10, limit)
    const { entries, whole, faults } = await readLog(folder, '2026-11-21T00:00:00.000Z')
    expect([whole, faults]).toEqual([false, []])
    expect(entries.map(({ n }) => n)).toEqual(linesIn(folder).map(line => JSON.parse(line).n))
  })
})
