import { createHash } from 'node:crypto'
import { type AccessEntry, accessActs, accessResults, starters } from '../../domain/accessLog.ts'
import { array, integer, nullable, object, oneOf, type Reader, text, where } from '../../domain/shape.ts'

/** More keys are two entries. With it no line is longer than 64 KiB. */
export const mostKeys = 400
export const longestLine = 64 * 1024

/** What the first entry of all refers to. */
export const beginning = '0'.repeat(64)

const digest = where(text, is => /^[0-9a-f]{64}$/.test(is), 'a SHA-256')
const natural = where(integer, is => is > 0, 'a natural number')

const shape: Reader<AccessEntry> = object({
  n: natural,
  at: where(text, is => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(is), 'a moment'),
  act: oneOf(...accessActs),
  keys: where(array(where(text, is => /^[a-z0-9/._-]{1,120}$/.test(is), 'a key')), is => is.length <= mostKeys, 'keys'),
  result: oneOf(...accessResults),
  store: nullable(where(text, is => /^[a-z]{1,16}$/.test(is), 'a store')),
  command: where(text, is => /^[a-z-]{1,16}( [a-z-]{1,16})?$/.test(is), 'a command'),
  by: oneOf(...starters),
  pid: natural,
  previous: digest,
  hash: digest,
})

/** Fields in one order, without a space: the same entry is the same text everywhere. */
function textOf({ n, at, act, keys, result, store, command, by, pid, previous }: Omit<AccessEntry, 'hash'>): string {
  return JSON.stringify({ n, at, act, keys, result, store, command, by, pid, previous })
}

const hashOf = (entry: Omit<AccessEntry, 'hash'>): string => createHash('sha256').update(textOf(entry)).digest('hex')

export const sealed = (entry: Omit<AccessEntry, 'hash'>): AccessEntry => ({ ...entry, hash: hashOf(entry) })

export const lineOf = (entry: AccessEntry): string => `${textOf(entry).slice(0, -1)},"hash":"${entry.hash}"}\n`

/**
 * A line without its end. Null is no entry at all: what is not written exactly as we write it is not ours, so that nothing
 * can be hidden in what the hash does not cover.
 */
export function readEntry(line: string): { entry: AccessEntry; edited: boolean } | null {
  if (line.length > longestLine) return null
  try {
    const entry = shape(JSON.parse(line), 'entry')
    return lineOf(entry) === `${line}\n` ? { entry, edited: hashOf(entry) !== entry.hash } : null
  } catch {
    return null
  }
}
