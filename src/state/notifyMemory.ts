import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { emptyNotifyMemory, type NotifyMemory } from '../domain/notifyMemory.ts'
import { makePrivateDirectory, writeWhole } from './files.ts'
import { sweepLeftovers } from './leftovers.ts'
import { withLock } from './lock.ts'
import { notifyMemoryShape } from './notify/shapes.ts'

export type NotifyFile = {
  /** As it lies on the disk; empty where there is none, or none that can be used. */
  read(): Promise<NotifyMemory>
  /** Written whole while no other process writes; not at all where nothing changed. Failure `cannot-write`. */
  change(edit: (known: NotifyMemory) => NotifyMemory): Promise<NotifyMemory>
  /** Runs what sends while no other process does; null where one does that does not end within a moment. */
  alone<T>(work: () => Promise<T>): Promise<T | null>
  /** Takes out all that is known of a hedge; whether there was anything. */
  forget(hedge: string): Promise<boolean>
}

/** Longer is not ours: what waits is bounded by whoever writes it. */
const mostBytes = 4 * 1024 * 1024

/** Milliseconds to wait for a run that is sending. */
const patience = 300

/**
 * `notify.json` in the state folder. `warn` is told when it cannot be used: it is set aside, and what was told before may then
 * be told once more.
 */
export function openNotifyFile(folder: string, warn: (line: string) => void): NotifyFile {
  const path = join(folder, 'notify.json')

  const load = async (setAside: boolean): Promise<NotifyMemory> => {
    const text = await readFile(path, 'utf8').catch(error => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    if (text === null) return emptyNotifyMemory
    try {
      if (text.length > mostBytes) throw new RangeError('too long to be ours')
      const { version: _ours, ...memory } = notifyMemoryShape(JSON.parse(text), 'file')
      return memory
    } catch {
      if (!setAside) return emptyNotifyMemory
      await rename(path, `${path}.unusable`)
      warn(`${path} could not be used and is set aside: what was told before may be told once more`)
      return emptyNotifyMemory
    }
  }

  const change: NotifyFile['change'] = async edit => {
    await makePrivateDirectory(folder)
    return withLock(join(folder, 'notify.lock'), async () => {
      sweepLeftovers(folder)
      const known = await load(true)
      const next = edit(known)
      if (next !== known) await writeWhole(path, JSON.stringify({ version: '1', ...next }))
      return next
    })
  }

  return {
    read: () => load(false),
    change,
    alone: async work => {
      await makePrivateDirectory(folder)
      let began = false
      const begin = () => {
        began = true
        return work()
      }
      return withLock(join(folder, 'notify-sending.lock'), begin, { deadline: patience }).catch(error => {
        if (!began && error.code === 'locked-by-another') return null
        throw error
      })
    },
    forget: async hedge => {
      const before = await load(false)
      if (!knows(before, hedge)) return false
      await change(known => without(known, hedge))
      return true
    },
  }
}

const knows = ({ rows, waiting }: NotifyMemory, hedge: string): boolean =>
  Object.hasOwn(rows, hedge) || waiting.some(({ events }) => events.some(({ hedgeId }) => hedgeId === hedge))

/** Nobody is told of a hedge that its owner forgot. */
function without(known: NotifyMemory, hedge: string): NotifyMemory {
  const { [hedge]: _gone, ...rows } = known.rows
  const waiting = known.waiting
    .map(each => ({ ...each, events: each.events.filter(({ hedgeId }) => hedgeId !== hedge) }))
    .filter(({ events }) => events.length > 0)
  return { ...known, rows, waiting }
}
