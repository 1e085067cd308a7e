import { fsyncSync, ftruncateSync, lstatSync, renameSync, writeSync } from 'node:fs'
import type { Access, AccessEntry, StartedBy } from '../../domain/accessLog.ts'
import { cannotWrite, makePrivateDirectory } from '../files.ts'
import { withLock } from '../lock.ts'
import { beginning, lineOf, longestLine, mostKeys, sealed } from './entry.ts'
import { bytesOf, endOf, logLockPath, logPath, mostOld, toAppend, toRead, tornPath, withFile } from './logFile.ts'

export const mostBytes = 4 * 1024 * 1024

/** What every entry of one run says alike. */
export type Run = { command: string; by: StartedBy; pid: number; now(): Date }

export type Appending = {
  /** On the disk before this returns: what is to outlast a power cut. */
  durable?: boolean
  /** Milliseconds to wait for another process. */
  deadline?: number
  limit?: number
}

/**
 * Appends entries, each sealed to the one before; answers the last of them and whether a new file was begun. A line cut short by
 * a run that was killed goes to `log.torn`, which the log then says. Throws what is in the way as a Failure.
 */
export async function append(
  folder: string,
  run: Run,
  accesses: readonly Access[],
  { durable = false, deadline = 5_000, limit = mostBytes }: Appending = {},
): Promise<{ last: AccessEntry; rotated: boolean }> {
  await makePrivateDirectory(folder)
  const path = logPath(folder)
  const work = async () => {
    const rotated = sizeOf(path) >= limit
    if (rotated) rotate(folder)
    return {
      last: withFile(path, toAppend, (file, size) => write(folder, file, size, run, accesses, durable)),
      rotated,
    }
  }
  return withLock(logLockPath(folder), work, { deadline }).catch(error => {
    throw cannotWrite(error, path)
  })
}

function write(
  folder: string,
  file: number,
  size: number,
  run: Run,
  accesses: readonly Access[],
  durable: boolean,
): AccessEntry {
  const { last: own, end } = endOf(file, size)
  let last = own ?? lastOfOlder(folder)
  let text = ''
  const add = (access: Access) => {
    const { command, by, pid } = run
    const [n, previous] = last === null ? [1, beginning] : [last.n + 1, last.hash]
    last = sealed({ ...access, n, at: run.now().toISOString(), command, by, pid, previous })
    text += lineOf(last)
  }
  let kept = size
  if (end < size) {
    if (size - end <= longestLine) {
      setAside(folder, bytesOf(file, end, size))
      ftruncateSync(file, end)
      kept = end
    } else text = '\n'
    add({ act: 'torn', keys: [], result: 'ok', store: null })
  }
  for (const access of accesses.flatMap(inPieces)) add(access)
  try {
    const bytes = Buffer.from(text)
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
    if (durable) fsyncSync(file)
  } catch (error) {
    // A full disk takes half a line: better none.
    ftruncateSync(file, kept)
    throw error
  }
  return last!
}

const inPieces = (access: Access): Access[] =>
  access.keys.length <= mostKeys
    ? [access]
    : [
        { ...access, keys: access.keys.slice(0, mostKeys) },
        ...inPieces({ ...access, keys: access.keys.slice(mostKeys) }),
      ]

/** What was left of a line, for whoever wants to look; a log that can be written matters more. */
function setAside(folder: string, piece: Buffer): void {
  try {
    withFile(tornPath(folder), toAppend, (file, size) => {
      if (size > 4 * longestLine) ftruncateSync(file, 0)
      writeSync(file, Buffer.concat([piece, Buffer.from('\n')]))
    })
  } catch {}
}

/** The oldest file makes room, unless a number is free: then no file is lost. */
function rotate(folder: string): void {
  const ages = Array.from({ length: mostOld }, (_, index) => index + 1)
  const free = ages.find(age => sizeOf(logPath(folder, age)) < 0) ?? mostOld
  for (let age = free; age > 0; age -= 1) renameSync(logPath(folder, age - 1), logPath(folder, age))
}

function lastOfOlder(folder: string): AccessEntry | null {
  for (let age = 1; age <= mostOld; age += 1) {
    try {
      const { last } = withFile(logPath(folder, age), toRead, endOf)
      if (last !== null) return last
    } catch {}
  }
  return null
}

const sizeOf = (path: string): number => lstatSync(path, { throwIfNoEntry: false })?.size ?? -1
