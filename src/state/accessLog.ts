import type { Access, AccessAsk, AccessLog, LogHead, StartedBy } from '../domain/accessLog.ts'
import { Failure } from '../domain/failure.ts'
import type { SecretStore } from '../domain/secretStore.ts'
import { append } from './accessLog/append.ts'
import { holdsHead, readHead, writeHead } from './accessLog/head.ts'
import { loggedStore } from './accessLog/loggedStore.ts'
import { readLog } from './accessLog/readLog.ts'
import { isOfDisk } from './systemWords.ts'

/** What one run does to secret stores, told to the log as it happens. */
export type AccessRecorder = {
  /** The store, each read and change of it in the log. */
  logged(store: SecretStore): SecretStore
  read(ask: AccessAsk): Promise<AccessLog>
  /** What the store knows of the log. */
  head(store: SecretStore): Promise<LogHead | null>
  /** Whether it was told in this run that the disk takes nothing. */
  toldOfDisk(): boolean
  /**
   * Keeps the head in the store after a change: in the one that is in use by then, where a run has moved from one to
   * another. The last thing a run does with it.
   */
  close(inUse: SecretStore): Promise<void>
}

export type RecorderOptions = {
  /** The state folder. */
  folder: string
  command: string
  by(): StartedBy
  now(): Date
  /** A line for the person. */
  warn(line: string): void
}

const day = 24 * 60 * 60 * 1000

/** A read waits so long for another process, a change longer: it is not made without its entry. */
const patience = { read: 2_000, change: 10_000 }

/** What one run reads again so soon, in milliseconds, is in the log already. */
const soon = 60_000

/**
 * An entry is on the disk before a value that was read is handed out, and before a change is made. A read that cannot be logged is
 * made all the same, with a warning: who looks after money must not go blind for a full disk. A key is not set without its
 * entry; it is deleted without one, since forgetting a key must always be possible.
 */
export function openAccessLog({ folder, command, by, now, warn }: RecorderOptions): AccessRecorder {
  const waiting: Access[] = []
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<void> | null = null
  let blind = false
  let toldOfDisk = false
  let headIsOwed = false
  /** When each thing was logged last, by a clock of this process. */
  const told = new Map<string, number>()

  const runOf = () => ({ command, by: by(), pid: process.pid, now })

  /** Reads that end while another is being written go into one entry. */
  const noteRead = (accesses: readonly Access[]): Promise<void> => {
    const news = accesses.flatMap(access => untold(access, told))
    if (blind || news.length === 0) return Promise.resolve()
    waiting.push(...news)
    next ??= running.then(async () => {
      next = null
      const all = merged(waiting.splice(0))
      try {
        const written = await append(folder, runOf(), all, { deadline: patience.read })
        for (const name of all.flatMap(namesOf)) told.set(name, performance.now())
        // What the store knows must not be rotated away unseen.
        headIsOwed ||= written.rotated
      } catch (error) {
        if (blind) return
        blind = true
        toldOfDisk = isOfDisk(codeOf(error))
        const more = toldOfDisk ? '; nothing else of this run is recorded either' : ''
        warn(`what was read is not in the access log: ${reasonOf(error)}${more}`)
      }
    })
    running = next
    return next
  }

  const begin = async (access: Access): Promise<void> => {
    told.clear()
    try {
      await appendChange({ ...access, result: 'begun' })
    } catch (error) {
      if (access.act === 'set') throw refused(error)
      warn(`what was deleted is not in the access log: ${reasonOf(error)}`)
    }
  }

  const end = async (access: Access): Promise<void> => {
    if (access.result === 'ok') headIsOwed = true
    await appendChange(access).catch(() => {
      // That it was begun is in the log, or it was said that it is not.
    })
  }

  const appendChange = async (access: Access): Promise<void> => {
    const { rotated } = await append(folder, runOf(), [access], { durable: true, deadline: patience.change })
    headIsOwed ||= rotated
  }

  return {
    logged: store => loggedStore(store, { noteRead, begin, end }),
    read: ({ days, verify }) => readLog(folder, verify ? null : new Date(now().getTime() - days * day).toISOString()),
    head: readHead,
    toldOfDisk: () => toldOfDisk,
    async close(inUse) {
      if (!headIsOwed) return
      try {
        const head = await readHead(inUse)
        const parted = head !== null && !(await holdsHead(folder, head))
        const last = parted ? await notePartedLog() : await lastEntry()
        if (last !== null) await writeHead(inUse, last)
      } catch (error) {
        warn(`the secret store was not told how far the access log goes: ${reasonOf(error)}`)
      }
    },
  }

  async function notePartedLog() {
    const note: Access = { act: 'parted', keys: [], result: 'ok', store: null }
    return (await append(folder, runOf(), [note], { durable: true })).last
  }

  async function lastEntry() {
    return (await readLog(folder, now().toISOString())).entries.at(-1) ?? null
  }
}

const namesOf = ({ act, result, store, keys }: Access): string[] =>
  (keys.length === 0 ? [''] : keys).map(key => [act, result, store, key].join(' '))

/** The same without the keys that were told of a moment ago; empty when there is nothing else. */
function untold(access: Access, told: ReadonlyMap<string, number>): Access[] {
  const isOld = (name: string | undefined) =>
    performance.now() - (told.get(name ?? '') ?? Number.NEGATIVE_INFINITY) < soon
  const names = namesOf(access)
  if (names.every(isOld)) return []
  return [{ ...access, keys: access.keys.filter((_key, index) => !isOld(names[index])) }]
}

/** Alike but for their keys: one entry. */
function merged(accesses: readonly Access[]): Access[] {
  const groups = Map.groupBy(accesses, ({ act, result, store }) => `${act} ${result} ${store}`)
  return [...groups.values()].map(group => ({ ...group[0]!, keys: [...new Set(group.flatMap(({ keys }) => keys))] }))
}

const reasonOf = (error: unknown): string =>
  error instanceof Failure ? error.message : 'it failed for no known reason'

const codeOf = (error: unknown): unknown =>
  error instanceof Failure ? (error.cause as NodeJS.ErrnoException | undefined)?.code : undefined

const refused = (error: unknown): unknown =>
  error instanceof Failure
    ? new Failure('log-unwritable', `no key is set without an entry in the access log: ${error.message}`, error.hint)
    : error
