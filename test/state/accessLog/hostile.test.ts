import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { logPath } from '../../../src/state/accessLog/logFile.ts'
import { readLog } from '../../../src/state/accessLog/readLog.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { fill, linesIn, putLines } from '../support/logs.ts'

describe('a file in the place of the log that is none of ours', () => {
  it.each<[string, RegExp, (folder: string) => void]>([
    [
      'a link',
      /is a link/,
      folder => {
        writeFileSync(join(folder, 'victim'), 'untouched')
        symlinkSync(join(folder, 'victim'), logPath(folder))
      },
    ],
    [
      'a second name of another file',
      /has a second name/,
      folder => {
        writeFileSync(join(folder, 'victim'), 'untouched')
        linkSync(join(folder, 'victim'), logPath(folder))
      },
    ],
    ['a directory', /EISDIR|is not a regular file/, folder => mkdirSync(logPath(folder))],
    ['a pipe', /is not a regular file/, folder => execFileSync('mkfifo', [logPath(folder)])],
  ])('%s is neither written to nor read', async (_what, why, make) => {
    const folder = temporaryHome()
    make(folder)
    await expect(fill(folder, 1)).rejects.toMatchObject({ name: 'Failure', message: expect.stringMatching(why) })
    const { entries, faults } = await readLog(folder, null)
    expect(entries).toEqual([])
    expect(faults).toMatchObject([{ kind: 'unusable', file: 'log.jsonl' }])
    const victim = readFileSync(join(folder, 'victim'), { encoding: 'utf8', flag: 'a+' })
    expect(['', 'untouched']).toContain(victim)
  })

  it('is closed to others where it stood open', async () => {
    const folder = temporaryHome()
    await fill(folder, 1)
    chmodSync(logPath(folder), 0o666)
    await fill(folder, 1)
    expect(statSync(logPath(folder)).mode & 0o777).toBe(0o600)
  })

  it('is too large to be read: it is said, and what comes after is still logged', async () => {
    const folder = temporaryHome()
    await fill(folder, 2)
    truncateSync(logPath(folder), 200 * 1024 * 1024)
    await fill(folder, 1)
    const { entries, faults } = await readLog(folder, null)
    expect(faults).toContainEqual({ kind: 'unusable', file: 'log.1.jsonl', why: 'is larger than any log of ours' })
    expect(entries).toHaveLength(1)
  })

  it.each<[string, string | Buffer]>([
    ['binary', Buffer.from(Array.from({ length: 5_000 }, (_, at) => at % 256))],
    ['one line without end', 'x'.repeat(300_000)],
    ['deep JSON', `${'['.repeat(60_000)}\n`],
    ["another program's lines", '{"level":30,"msg":"hello"}\n{"__proto__":{"n":1}}\nnull\n'],
    ['control characters', '\u001b[2J\u001b[H\n\u0000\n'],
  ])('holds %s: each line is told of by its number, and the log goes on behind it', async (_what, content) => {
    const folder = temporaryHome()
    await fill(folder, 2)
    const before = linesIn(folder)
    writeFileSync(
      logPath(folder),
      Buffer.concat([Buffer.from(before.map(line => `${line}\n`).join('')), Buffer.from(content)]),
    )
    await fill(folder, 1)
    const { entries, faults } = await readLog(folder, null)
    expect(entries.map(({ n }) => n).slice(0, 3)).toEqual([1, 2, 3])
    expect(entries.at(-1)!.keys).toEqual(['rpc/1'])
    expect(faults.every(({ kind }) => kind === 'foreign')).toBe(true)
    expect(faults.length).toBeGreaterThan(0)
    // Nothing of the foreign text is ever told.
    expect(JSON.stringify(faults)).not.toMatch(/hello|xxxx|\\u001b/)
  })

  it('is an old log put back: the chain shows it', async () => {
    const folder = temporaryHome()
    await fill(folder, 2)
    const old = linesIn(folder)
    await fill(folder, 3)
    renameSync(logPath(folder), logPath(folder, 1))
    putLines(folder, old)
    expect((await readLog(folder, null)).faults).toMatchObject([{ kind: 'order', file: 'log.jsonl', n: 1 }])
  })
})
