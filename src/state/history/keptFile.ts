import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { object, oneOf, type Reader } from '../../domain/shape.ts'
import { beforeTheEnd } from './beforeTheEnd.ts'

/** How a file is read, and what two processes that learned different things make of it. */
export type Kind<T> = { empty: T; read: Reader<T>; merge(theirs: T, ours: T): T; mostBytes: number }

export type KeptFile<T> = {
  get(): T
  /** Written within half a second, and before the process ends. */
  change(change: (known: T) => T): void
  flush(): void
  /** Deletes it, with all that was left beside it. */
  forget(): void
}

const version = '1'

/** At most so often: a long scan tells of every step. */
const pause = 500

/**
 * One JSON file that several processes may write: each time whole, by a rename, after what another has written meanwhile was merged
 * in. A file that cannot be used is set aside, one that cannot be written is not. A file that went away is not made again: its
 * hedge was removed.
 */
export function keptFile<T extends object>(path: string, { empty, read, merge, mostBytes }: Kind<T>): KeptFile<T> {
  let known: T | null = null
  /** Which version of the file `known` was merged with; null: there was none. */
  let stamp: string | null = null
  let gone = false
  let written = Number.NEGATIVE_INFINITY
  let waiting: { timer: NodeJS.Timeout; stop(): void } | null = null

  /** What the disk holds that is not in `known` yet. */
  const refresh = () => {
    const seen = stampOf(path)
    if (seen === null && stamp !== null) gone = true
    if (seen !== null && seen !== stamp) {
      const theirs = load(path, read, mostBytes)
      known = theirs === null ? known : known === null ? theirs : merge(theirs, known)
      stamp = theirs === null ? null : seen
    }
    known ??= empty
  }
  const save = () => {
    settle()
    refresh()
    if (gone) return
    const text = JSON.stringify({ version, ...known })
    if (text.length <= mostBytes && write(path, text)) stamp = stampOf(path)
    written = performance.now()
  }
  const settle = () => {
    clearTimeout(waiting?.timer)
    waiting?.stop()
    waiting = null
  }
  const wait = (milliseconds: number) => {
    waiting ??= { timer: setTimeout(save, milliseconds).unref(), stop: beforeTheEnd(save) }
  }
  return {
    get: () => {
      if (known === null) refresh()
      return known as T
    },
    change: change => {
      if (known === null) refresh()
      known = change(known as T)
      const since = performance.now() - written
      if (since >= pause) save()
      else wait(pause - since)
    },
    flush: () => {
      if (waiting !== null) save()
    },
    forget: () => {
      settle()
      known = empty
      gone = true
      quietly(() => {
        const own = (name: string) => name === basename(path) || name.startsWith(`${basename(path)}.`)
        for (const name of readdirSync(dirname(path)).filter(own)) rmSync(join(dirname(path), name), { force: true })
      })
    },
  }
}

const stampOf = (path: string): string | null => {
  try {
    const { ino, mtimeMs, size } = statSync(path)
    return `${ino} ${mtimeMs} ${size}`
  } catch {
    return null
  }
}

function load<T>(path: string, read: Reader<T>, mostBytes: number): T | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return null
  }
  try {
    if (text.length > mostBytes) throw new Error('too long to be ours')
    const file: unknown = JSON.parse(text)
    object({ version: oneOf(version) })(file, 'file')
    return read(file, 'file')
  } catch {
    quietly(() => renameSync(path, `${path}.unusable`))
    return null
  }
}

function write(path: string, text: string): boolean {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(temporary, text, { mode: 0o600, flag: 'wx' })
    renameSync(temporary, path)
    return true
  } catch {
    quietly(() => unlinkSync(temporary))
    return false
  }
}

function quietly(act: () => void): void {
  try {
    act()
  } catch {}
}
