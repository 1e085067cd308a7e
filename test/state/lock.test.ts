import { execFile, execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { withLock } from '../../src/state/lock.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'

const holdLock = fileURLToPath(new URL('./support/holdLock.ts', import.meta.url))
const countUp = fileURLToPath(new URL('./support/countUp.ts', import.meta.url))
const newLock = () => join(temporaryHome(), 'lock')
const filesBeside = (path: string) => readdirSync(join(path, '..'))

/** A process that holds the lock and is ended with the test. */
async function holder(path: string) {
  const child = spawn(process.execPath, [holdLock, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise(resolve => child.stdout.once('data', resolve))
  return {
    pid: child.pid,
    kill: () =>
      new Promise(resolve => {
        child.once('close', resolve)
        child.kill('SIGKILL')
      }),
  }
}

const written = (facts: object) =>
  JSON.stringify({ pid: 2 ** 22 + 1, started: null, host: hostname(), token: 'left', ...facts })

describe('withLock', () => {
  it('gives the result, and leaves no file after success or failure', async () => {
    const path = newLock()
    expect(await withLock(path, async () => existsSync(path))).toBe(true)
    const failing = withLock(path, async () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(filesBeside(path)).toEqual([])
  })

  it('lets one in at a time, in one process', async () => {
    const path = newLock()
    let inside = 0
    const most = await Promise.all(
      Array.from({ length: 8 }, () =>
        withLock(path, async () => {
          inside += 1
          const seen = inside
          await new Promise(resolve => setTimeout(resolve, 2))
          inside -= 1
          return seen
        }),
      ),
    )
    expect(most).toEqual(Array(8).fill(1))
  })

  it('lets one in at a time, among processes, also after one that died', async () => {
    const path = newLock()
    writeFileSync(path, written({}))
    const directory = join(path, '..')
    writeFileSync(join(directory, 'count'), '0')
    const runs = Array.from({ length: 5 }, () => promisify(execFile)(process.execPath, [countUp, directory, '10']))
    await Promise.all(runs)
    expect(readFileSync(join(directory, 'count'), 'utf8')).toBe('50')
    expect(filesBeside(path)).toEqual(['count'])
  })

  it('names who holds it once the deadline has passed', async () => {
    const path = newLock()
    const { pid } = await holder(path)
    const began = performance.now()
    const failure = {
      name: 'Failure',
      code: 'locked-by-another',
      message: `another hedge is writing (pid ${pid})`,
      exit: 1,
    }
    await expect(withLock(path, async () => 'in', { deadline: 200 })).rejects.toMatchObject(failure)
    expect(performance.now() - began).toBeLessThan(1_000)
  })

  it('takes over from a process that was killed', async () => {
    const path = newLock()
    const { kill } = await holder(path)
    await kill()
    expect(existsSync(path)).toBe(true)
    expect(await withLock(path, async () => 'in', { deadline: 1_000 })).toBe('in')
    expect(filesBeside(path)).toEqual([])
  })

  it.skipIf(process.platform !== 'linux')('takes over when the pid belongs to another process by now', async () => {
    const path = newLock()
    writeFileSync(path, written({ pid: process.pid, started: 'another boot:1' }))
    expect(await withLock(path, async () => 'in', { deadline: 1_000 })).toBe('in')
  })

  it('does not judge a process of another machine', async () => {
    const path = newLock()
    writeFileSync(path, written({ host: 'elsewhere' }))
    const failing = withLock(path, async () => 'in', { deadline: 100 })
    await expect(failing).rejects.toThrow(/writing \(pid \d+ on elsewhere\)/)
    expect(existsSync(path)).toBe(true)
  })

  it('takes over a file that was never filled, but gives its maker two seconds', async () => {
    const path = newLock()
    writeFileSync(path, '')
    await expect(withLock(path, async () => 'in', { deadline: 100 })).rejects.toThrow('another hedge is writing')
    const before = Date.now() / 1000 - 3
    utimesSync(path, before, before)
    expect(await withLock(path, async () => 'in', { deadline: 1_000 })).toBe('in')
  })

  it('takes over one that was never filled although its moment has not come: the clock was set back', async () => {
    const path = newLock()
    writeFileSync(path, '')
    const later = Date.now() / 1000 + 365 * 86_400
    utimesSync(path, later, later)
    expect(await withLock(path, async () => 'in', { deadline: 1_000 })).toBe('in')
  })

  it.each([
    ['an identity', '# created: never\n# public key: age1x\nAGE-SECRET-KEY-1X\n'],
    ['a text', '{'],
    ['nothing', 'null'],
    ['another document', '{"version":1}'],
    ['a lock that leads elsewhere', written({ token: '../../other' })],
    ['a lock of no process', written({ pid: -1 })],
  ])('never deletes what is no lock of ours: %s', async (_what, text) => {
    const path = newLock()
    writeFileSync(path, text)
    const before = Date.now() / 1000 - 60
    utimesSync(path, before, before)
    const failing = withLock(path, async () => 'in', { deadline: 300 })
    await expect(failing).rejects.toMatchObject({
      code: 'locked-by-another',
      message: expect.stringContaining('something else'),
      hint: expect.stringContaining(path),
    })
    expect(readFileSync(path, 'utf8')).toBe(text)
    expect(filesBeside(path)).toEqual(['lock'])
  })

  it.skipIf(process.platform === 'win32')('waits for nobody where its file is none', async () => {
    const path = newLock()
    execFileSync('mkfifo', ['-m', '600', path])
    await expect(withLock(path, async () => 'in', { deadline: 300 })).rejects.toThrow('something else')
  })

  it('is not lost to a claim whose maker died as well', async () => {
    const path = newLock()
    writeFileSync(path, written({}))
    writeFileSync(`${path}.left`, written({ token: 'also' }))
    expect(await withLock(path, async () => 'in', { deadline: 1_000 })).toBe('in')
    expect(filesBeside(path)).toEqual([])
  })

  it('does not remove the lock of whoever was faster to take over', async () => {
    const path = newLock()
    writeFileSync(path, written({}))
    const successor = written({ pid: process.pid, token: 'successor' })
    // We hold the claim to the dead lock, as the faster one does, while the slower has seen it dead and waits.
    const slower = withLock(`${path}.left`, async () => {
      const waiting = withLock(path, async () => 'in', { deadline: 400 }).catch(error => error)
      await pause(100)
      writeFileSync(path, successor)
      return { waiting }
    })
    expect(await (await slower).waiting).toMatchObject({ code: 'locked-by-another' })
    expect(readFileSync(path, 'utf8')).toBe(successor)
  })

  it('says so when the lock cannot be made', async () => {
    await expect(withLock('/nowhere/lock', async () => 'in')).rejects.toMatchObject({ code: 'cannot-write' })
  })
})
