import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type EndpointFacts, type EndpointMemory, readModes } from '../domain/endpoint.ts'
import { sweepLeftovers } from './leftovers.ts'
import { makeFolder } from './ownFolder.ts'

type Memory = Record<string, EndpointFacts>

/** More endpoints than anybody uses; the ones learned longest ago go first. */
const mostEntries = 100
const mostBytes = 256 * 1024

/**
 * Remembers in `endpoints.json` of the state folder what was learned of endpoints. Written at once and whole, so that
 * nothing is pending when the process ends; two processes may lose each other's lesson, which is then learned again. Nothing
 * that goes wrong here is told to anybody: a file that cannot be used is set aside, one that cannot be written is not.
 */
export function openEndpointMemory(folder: string): EndpointMemory {
  const path = join(folder, 'endpoints.json')
  let known: Memory | null = null
  return {
    get(id) {
      known ??= load(path)
      return Object.hasOwn(known, id) ? known[id] : undefined
    },
    put(id, facts) {
      if (!/^(own|public)\//.test(id)) return
      const all = { ...load(path), [id]: facts }
      const newest = Object.entries(all).sort(([, a], [, b]) => (a.learnedAt < b.learnedAt ? 1 : -1))
      known = Object.fromEntries(newest.slice(0, mostEntries))
      save(folder, path, known)
    },
    forget(isGone) {
      const all = Object.entries(load(path))
      const kept = all.filter(([id]) => !isGone(id))
      known = Object.fromEntries(kept)
      if (kept.length < all.length) save(folder, path, known)
    },
  }
}

function load(path: string): Memory {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return {}
  }
  try {
    if (text.length > mostBytes) throw new Error('too long to be ours')
    const memory: unknown = JSON.parse(text)
    if (!isRecord(memory) || !Object.values(memory).every(isFacts)) throw new Error('not a memory of endpoints')
    return memory as Memory
  } catch {
    quietly(() => renameSync(path, `${path}.unusable`))
    return {}
  }
}

function save(folder: string, path: string, memory: Memory): void {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  quietly(() => {
    makeFolder(folder)
    sweepLeftovers(folder)
    try {
      writeFileSync(temporary, `${JSON.stringify(memory, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
      renameSync(temporary, path)
    } catch {
      unlinkSync(temporary)
    }
  })
}

function quietly(act: () => void): void {
  try {
    act()
  } catch {}
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isFacts = (value: unknown): boolean =>
  isRecord(value) &&
  readModes.some(mode => mode === value.mode) &&
  Number.isSafeInteger(value.pageSize) &&
  (value.pageSize as number) > 0 &&
  (value.pageSize as number) <= 1_000 &&
  typeof value.learnedAt === 'string' &&
  [undefined, false].includes(value.batch as undefined | false) &&
  (value.logRange === undefined || (Number.isSafeInteger(value.logRange) && (value.logRange as number) > 0))
