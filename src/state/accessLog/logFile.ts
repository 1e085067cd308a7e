import { closeSync, constants, fchmodSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { AccessEntry } from '../../domain/accessLog.ts'
import { Failure } from '../../domain/failure.ts'
import { longestLine, readEntry } from './entry.ts'

/** Rotated files that are kept beside the one that is written. */
export const mostOld = 5

/** `log.jsonl`, then `log.1.jsonl`, the newest of the old ones, to `log.5.jsonl`. */
export const logName = (age: number): string => (age === 0 ? 'log.jsonl' : `log.${age}.jsonl`)
export const logPath = (folder: string, age = 0): string => join(folder, logName(age))
export const logLockPath = (folder: string): string => join(folder, 'log.lock')
export const tornPath = (folder: string): string => join(folder, 'log.torn')

// Without O_NONBLOCK a FIFO in its place would wait for its other end forever; a link would lead us to another's file.
const careful = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
export const toRead = constants.O_RDONLY | careful
export const toAppend = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | careful

/**
 * Gives `use` the open file and its size, judged on the open file so that it cannot be swapped in between. A file of our
 * own that others could read is closed to them. Failure `log-unusable` for what is no file of ours.
 */
export function withFile<T>(path: string, flags: number, use: (file: number, size: number) => T): T {
  let file: number
  try {
    file = openSync(path, flags, 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') throw unusable(path, 'is a link')
    throw error
  }
  try {
    const { size, uid, mode, nlink } = checked(path, file)
    if (process.getuid && uid !== process.getuid()) throw unusable(path, 'belongs to another user')
    if (nlink > 1) throw unusable(path, 'has a second name elsewhere')
    if (process.platform !== 'win32' && (mode & 0o777) !== 0o600) fchmodSync(file, 0o600)
    return use(file, size)
  } finally {
    closeSync(file)
  }
}

function checked(path: string, file: number) {
  const facts = fstatSync(file)
  if (!facts.isFile()) throw unusable(path, 'is not a regular file')
  return facts
}

const unusable = (path: string, why: string): Failure =>
  new Failure('log-unusable', `${path} ${why}`, `ls -l ${path}, then: mv ${path} ${path}.old`)

export function bytesOf(file: number, from: number, to: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, to - from))
  let filled = 0
  while (filled < bytes.length) {
    const read = readSync(file, bytes, filled, bytes.length - filled, from + filled)
    if (read === 0) break
    filled += read
  }
  return bytes.subarray(0, filled)
}

/** The newest entry that is whole and as it was written, and where the last line ends: behind it lies a torn one. */
export function endOf(file: number, size: number): { last: AccessEntry | null; end: number } {
  let end = 0
  for (const window of [2 * longestLine, 8 * 1024 * 1024]) {
    const from = Math.max(0, size - window)
    const bytes = bytesOf(file, from, size)
    const newline = bytes.lastIndexOf(0x0a)
    end = newline < 0 && from > 0 ? size : from + newline + 1
    const lines = bytes
      .subarray(0, newline + 1)
      .toString('utf8')
      .split('\n')
    for (const line of lines.reverse()) {
      const read = line === '' ? null : readEntry(line)
      if (read !== null && !read.edited) return { last: read.entry, end }
    }
    if (from === 0) break
  }
  return { last: null, end }
}
