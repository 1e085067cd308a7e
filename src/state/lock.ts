import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { lstat, readFile, stat, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { Failure } from '../domain/failure.ts'
import { shellWord } from '../domain/shellWord.ts'
import { writeNew } from './files.ts'

/** Who holds a lock. `token` names this very lock, so that one taken over is never mistaken for its successor. */
type Holder = { pid: number; started: string | null; host: string; token: string }

export type LockOptions = {
  /** Milliseconds to wait for it. */
  deadline?: number
  /** The process that the lock lives and dies with: ours, or one of ours whose work may outlive us. */
  pid?: number
}

/**
 * Runs `fn` while no other process holds the lock file at `path`. Waits up to `deadline` milliseconds, then throws a
 * Failure that names the holder. The lock of a process that died is taken over.
 */
export async function withLock<T>(
  path: string,
  fn: () => Promise<T>,
  { deadline = 10_000, pid = process.pid }: LockOptions = {},
): Promise<T> {
  const until = performance.now() + deadline
  for (;;) {
    const token = await tryLock(path, pid)
    if (token !== null) {
      try {
        return await fn()
      } finally {
        await release(path, token)
      }
    }
    const holder = await readHolder(path)
    if (performance.now() >= until) throw stillHeld(path, holder)
    if (holder && (await isStale(path, holder))) await breakLock(path, holder.token)
    else await pause(5 + Math.random() * 20)
  }
}

async function tryLock(path: string, pid: number): Promise<string | null> {
  const token = randomBytes(8).toString('hex')
  const holder: Holder = { pid, started: startOf(pid), host: hostname(), token }
  try {
    await writeNew(path, JSON.stringify(holder))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null
    throw error
  }
  // Whoever is stopped for seconds between making the file and filling it is taken for dead.
  return (await readHolder(path))?.token === token ? token : null
}

async function release(path: string, token: string): Promise<void> {
  if ((await readHolder(path))?.token === token) await unlink(path).catch(() => {})
}

/**
 * Removes a dead holder's lock. Two processes may both have seen it dead, and the slower must not remove the lock that
 * the faster has taken since: only who holds the claim named after the dead lock's token may, after another look. The
 * claim is a lock like any other and is taken over the same way.
 */
async function breakLock(path: string, token: string): Promise<void> {
  const remove = async () => {
    const holder = await readHolder(path)
    if (holder?.token === token && (await isStale(path, holder))) await unlink(path).catch(() => {})
  }
  await withLock(`${path}.${token}`, remove, { deadline: 2_000 })
}

/** Null when there is none. A file that is no lock of ours has the holder `foreign`, who never goes away. */
async function readHolder(path: string): Promise<Holder | null> {
  const facts = await lstat(path).catch(() => null)
  if (facts === null) return null
  if (!facts.isFile() || facts.size > mostBytes) return foreign
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return null
  // Killed between making the file and writing it, or caught in between.
  if (text === '') return { pid: 0, started: null, host: hostname(), token: 'unwritten' }
  try {
    const holder: unknown = JSON.parse(text)
    return isHolder(holder) ? holder : foreign
  } catch {
    return foreign
  }
}

const mostBytes = 1_024

const foreign: Holder = { pid: -1, started: null, host: '', token: '' }

/** What only a lock of ours looks like: nothing else is ever deleted. The token becomes part of a file's name. */
function isHolder(it: unknown): it is Holder {
  const { pid, started, host, token } = (it ?? {}) as Partial<Record<keyof Holder, unknown>>
  const isStart = started === null || typeof started === 'string'
  const isToken = typeof token === 'string' && /^\w{1,32}$/.test(token)
  return Number.isSafeInteger(pid) && Number(pid) > 0 && isStart && typeof host === 'string' && isToken
}

async function isStale(path: string, { pid, started, host }: Holder): Promise<boolean> {
  if (pid === foreign.pid) return false
  // Of the future it is where the clock was set back since.
  if (pid === 0) return Math.abs(Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? Date.now())) > 2_000
  // On a shared disk a pid of another machine says nothing.
  if (host !== hostname()) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
  return started !== null && startOf(pid) !== started
}

/** Boot id and start time in clock ticks (proc(5), field 22), so that a reused pid is told apart; Linux only. */
function startOf(pid: number): string | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ')
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}:${fields?.[19]}`
  } catch {
    return null
  }
}

function stillHeld(path: string, holder: Holder | null): Failure {
  if (holder === foreign) {
    const message = `${path} is where this program keeps a lock, and it is something else`
    return new Failure('locked-by-another', message, `ls -l ${shellWord(path)}, then move it away`)
  }
  const who =
    holder && holder.pid > 0 ? ` (pid ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`})` : ''
  return new Failure(
    'locked-by-another',
    `another hedge is writing${who}`,
    `wait for it, or end it and: rm ${shellWord(path)}`,
  )
}
