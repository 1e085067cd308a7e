import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { object, oneOf, type Reader } from '../../domain/shape.ts'
import { sweepLeftovers } from '../leftovers.ts'
import { makeFolder } from '../ownFolder.ts'
import { beforeTheEnd } from './beforeTheEnd.ts'

/**
 * How a file is read, and what two processes that learned different things make of it. `sealed`: it carries a digest of its
 * content, and what was damaged or edited is not believed.
 */
export type Kind<T> = { empty: T; read: Reader<T>; merge(theirs: T, ours: T): T; mostBytes: number; sealed?: true }

export type KeptFile<T> = {
  get(): T
  /** Written within half a second, and before the process ends. */
  change(change: (known: T) => T): void
  flush(): void
  /** Deletes it, with all that was left beside it. */
  forget(): void
}

const version = '1'
const sealedVersion = '2'

/** At most so often: a long scan tells of every step. */
const pause = 500

/**
 * One JSON file that several processes may write: each time whole, by a rename, after what another has written meanwhile was merged
 * in. A file that cannot be used is set aside, one that cannot be written is not. A file that went away is not made again: its
 * hedge was removed.
 */
export function keptFile<T extends object>(path: string, kind: Kind<T>): KeptFile<T> {
  const { empty, merge, mostBytes } = kind
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
      const theirs = load(path, kind)
      known = theirs === null ? known : known === null ? theirs : merge(theirs, known)
      stamp = theirs === null ? null : seen
    }
    known ??= empty
  }
  const save = () => {
    settle()
    refresh()
    if (gone) return
    const text = kind.sealed ? sealed(JSON.stringify(known)) : JSON.stringify({ version, ...known })
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

const head = (digest: string) => `{"version":"${sealedVersion}","sha256":"${digest}","content":`

const sealed = (content: string) => `${head(digestOf(content))}${content}}`

const digestOf = (content: string) => createHash('sha256').update(content).digest('hex')

/** What stands between the head and the last brace, when the head has its digest. */
function opened(text: string): unknown {
  const content = text.slice(head(digestOf('')).length, -1)
  if (text !== sealed(content)) throw new Error('not as it was written')
  return JSON.parse(content)
}

function load<T>(path: string, { read, mostBytes, sealed: isSealed }: Kind<T>): T | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return null
  }
  try {
    if (text.length > mostBytes) throw new Error('too long to be ours')
    if (isSealed) {
      // Of an older program: it had more in it than is kept now, and all of it can be learned again.
      if (text.startsWith(`{"version":"${version}",`)) return forgotten(path)
      return read(opened(text), 'file')
    }
    const file: unknown = JSON.parse(text)
    object({ version: oneOf(version) })(file, 'file')
    return read(file, 'file')
  } catch {
    quietly(() => renameSync(path, `${path}.unusable`))
    return null
  }
}

const forgotten = (path: string): null => {
  quietly(() => unlinkSync(path))
  return null
}

function write(path: string, text: string): boolean {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    makeFolder(dirname(path))
    sweepLeftovers(dirname(path))
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
