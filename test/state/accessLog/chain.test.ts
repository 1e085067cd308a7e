import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verdict } from '../../../src/commands/log/verdict.ts'
import type { LogHead } from '../../../src/domain/accessLog.ts'
import { lineOf, readEntry, sealed } from '../../../src/state/accessLog/entry.ts'
import { holdsHead } from '../../../src/state/accessLog/head.ts'
import { logPath } from '../../../src/state/accessLog/logFile.ts'
import { readLog } from '../../../src/state/accessLog/readLog.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { ok } from '../../support/artifacts.ts'
import { at, fill, linesIn, putLines } from '../support/logs.ts'

const count = 12

/** What `--verify` says of a log whose head the store knows. */
async function findings(folder: string, head: LogHead | null): Promise<string[]> {
  const log = await readLog(folder, null)
  const { intact, findings } = verdict({ ...log, head: ok(head), hedges: {} }, { days: 7, verify: true }, at)
  expect(intact).toBe(findings.length === 0)
  return findings.map(({ code }) => code)
}

const headAt = (lines: readonly string[], n: number): LogHead => ({ n, hash: readEntry(lines[n - 1]!)!.entry.hash })

async function wholeLog() {
  const folder = temporaryHome()
  await fill(folder, count)
  const lines = linesIn(folder)
  return { folder, lines, head: headAt(lines, 9) }
}

const index = (max: number) => fc.integer({ min: 0, max: max - 1 })

/** The entry at `n` with another text, its own hash made to fit. */
const resealed = (line: string): string => {
  const { hash: _hash, ...entry } = readEntry(line)!.entry
  return lineOf(sealed({ ...entry, command: 'list' })).trimEnd()
}

describe('a log whose head is in the store', () => {
  it('holds as it was written', async () => {
    const { folder, lines, head } = await wholeLog()
    expect(lines).toHaveLength(count)
    expect(await findings(folder, head)).toEqual([])
    expect((await readLog(folder, null)).entries.map(({ n }) => n)).toEqual(lines.map((_line, at) => at + 1))
  })

  it('does not hold with any byte of what the head covers changed', async () => {
    const { folder, lines, head } = await wholeLog()
    const text = lines.map(line => `${line}\n`).join('')
    const covered = lines.slice(0, 9).join('\n').length
    await fc.assert(
      fc.asyncProperty(index(covered), fc.integer({ min: 0, max: 255 }), async (place, byte) => {
        const bytes = Buffer.from(text)
        fc.pre(bytes[place] !== byte)
        bytes[place] = byte
        writeFileSync(logPath(folder), bytes)
        expect(await findings(folder, head)).not.toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it.each<[string, (lines: string[], a: number, b: number) => string[]]>([
    ['an entry taken out', (lines, a) => lines.toSpliced(a, 1)],
    ['an entry put in twice', (lines, a, b) => lines.toSpliced(b, 0, lines[a]!)],
    ['two entries swapped', (lines, a, b) => lines.with(a, lines[b]!).with(b, lines[a]!)],
    ['an entry changed, and its hash made to fit', (lines, a) => lines.with(a, resealed(lines[a]!))],
    ['the end cut off', (lines, a) => lines.slice(0, a)],
    ['the beginning cut off', (lines, a) => lines.slice(a + 1)],
    ['a line of nonsense put in', (lines, a) => lines.toSpliced(a, 0, '{}')],
  ])('does not hold with %s', async (_what, tamper) => {
    const { folder, lines, head } = await wholeLog()
    await fc.assert(
      fc.asyncProperty(index(9), index(9), async (a, b) => {
        const after = tamper(lines, a, b)
        fc.pre(after.join() !== lines.join())
        putLines(folder, after)
        expect(await findings(folder, head)).not.toEqual([])
      }),
      { numRuns: 12 },
    )
  })

  it('does not hold when all of it was written anew, nor when it is gone', async () => {
    const { folder, head } = await wholeLog()
    const other = temporaryHome()
    await fill(other, 3)
    await fill(other, count)
    putLines(folder, linesIn(other))
    expect(await findings(folder, head)).toEqual(['rewritten'])
    putLines(folder, [])
    expect(await findings(folder, head)).toEqual(['cut'])
  })

  it.each<[string, number[]]>([
    ['nothing beside it', []],
    ['empty files beside it', [1, 2, 3, 4, 5]],
    ['itself in the oldest file', [5]],
  ])('does not hold with another log in its place that begins behind it, with %s', async (_what, ages) => {
    const { folder, head } = await wholeLog()
    const forged = [sealed({ ...readEntry(linesIn(folder)[0]!)!.entry, n: 5_000, previous: 'ab'.repeat(32) })]
    for (const n of [5_001, 5_002, 5_003]) forged.push(sealed({ ...forged.at(-1)!, n, previous: forged.at(-1)!.hash }))
    const lines = forged.map(entry => lineOf(entry).trimEnd())
    putLines(folder, lines)
    for (const age of ages) putLines(folder, ages.length === 1 ? lines : [], age)
    if (ages.length === 1) putLines(folder, [])
    expect(await findings(folder, head)).toEqual([...(ages.length === 1 ? [] : ['removed']), 'rewritten'])
    expect(await holdsHead(folder, head)).toBe(false)
  })

  it('cannot tell what was cut off behind the head, and says so', async () => {
    const { folder, lines, head } = await wholeLog()
    putLines(folder, lines.slice(0, 10))
    expect(await findings(folder, head)).toEqual([])
    const log = await readLog(folder, null)
    const { unfindable } = verdict({ ...log, head: ok(head), hedges: {} }, { days: 7, verify: true }, at)
    expect(unfindable[0]).toMatch(/^entry 10, until a key is changed: who can write these files can cut them off/)
  })
})

describe('an entry', () => {
  it('is one text, and no other spelling of it is ours', async () => {
    const { folder } = await wholeLog()
    const line = readFileSync(logPath(folder), 'utf8').split('\n')[0]!
    expect(readEntry(line)).toMatchObject({ edited: false })
    for (const other of [
      line.replace('{', '{ '),
      line.replace('{"n":1,', '{"extra":1,"n":1,'),
      line.replace(/\{"n":1,(.*)\}$/, '{$1,"n":1}'),
      line.replace('"by":"cron"', '"by":"nobody"'),
      line.replace('"n":1', '"n":1.0'),
      line.replace('rpc/1', '../../etc/passwd '),
      `${line} `,
      '',
    ])
      expect(readEntry(other), other).toBeNull()
  })
})
