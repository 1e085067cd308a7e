import type { AccessEntry, AccessFault, AccessLog } from '../../domain/accessLog.ts'
import { Failure } from '../../domain/failure.ts'
import { withLock } from '../lock.ts'
import { mostBytes } from './append.ts'
import { readEntry } from './entry.ts'
import { bytesOf, logLockPath, logName, logPath, mostOld, toRead, withFile } from './logFile.ts'

type ReadFile = { name: string; lines: string[]; torn: boolean; unusable: string | null }

/**
 * The log, each entry held against the one before. Files whose entries are all older than `since` (ISO 8601) are left
 * unread; null reads all. It is read while nobody writes, where that can be had.
 */
export async function readLog(folder: string, since: string | null): Promise<AccessLog> {
  const read = async () => filesSince(folder, since)
  const { files, whole } = await withLock(logLockPath(folder), read, { deadline: 2_000 }).catch(read)
  const entries: AccessEntry[] = []
  const faults: AccessFault[] = []
  let last: AccessEntry | null = null
  for (const { name, lines, unusable } of files) {
    if (unusable !== null) faults.push({ kind: 'unusable', file: name, why: unusable })
    for (const [index, line] of lines.entries()) {
      const found = readEntry(line)
      if (found === null) {
        faults.push({ kind: 'foreign', file: name, line: index + 1 })
        continue
      }
      const { entry, edited } = found
      const { n, at, previous } = entry
      if (edited) faults.push({ kind: 'edited', file: name, n, at })
      // The first that is left may refer to what was rotated away, but only where it stands in the oldest file of all.
      const expected: number = last === null ? (whole && name !== oldest ? 1 : n) : last.n + 1
      if (n > expected) faults.push({ kind: 'removed', file: name, n: expected, to: n - 1 })
      else if (n < expected || (last !== null && previous !== last.hash)) {
        faults.push({ kind: 'order', file: name, n, at })
      }
      last = entry
      entries.push(entry)
    }
  }
  return { entries, faults, torn: files.some(({ torn }) => torn), whole }
}

const oldest = logName(mostOld)

/** Oldest first. */
function filesSince(folder: string, since: string | null): { files: ReadFile[]; whole: boolean } {
  const files: ReadFile[] = []
  for (let age = 0; age <= mostOld; age += 1) {
    const file = linesOf(folder, age)
    if (file === null) continue
    files.unshift(file)
    const first = readEntry(file.lines[0] ?? '')?.entry
    if (since !== null && first !== undefined && first.at < since && age < mostOld) return { files, whole: false }
  }
  return { files, whole: true }
}

function linesOf(folder: string, age: number): ReadFile | null {
  const name = logName(age)
  try {
    return withFile(logPath(folder, age), toRead, (file, size) => {
      if (size > 2 * mostBytes) return { name, lines: [], torn: false, unusable: 'is larger than any log of ours' }
      const lines = bytesOf(file, 0, size).toString('utf8').split('\n')
      // Behind the last end of a line there is nothing, unless it was cut short.
      const rest = lines.pop()
      return { name, lines, torn: rest !== '', unusable: null }
    })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    const why = error instanceof Failure ? error.message.replace(logPath(folder, age), '').trim() : `(${code})`
    return { name, lines: [], torn: false, unusable: why }
  }
}
