import { mkdirSync, type Stats, statSync } from 'node:fs'
import { dirname, isAbsolute } from 'node:path'
import { exitCodes, Failure } from '../domain/failure.ts'

/**
 * Refuses a folder that we must not keep anything in, nor close to others: one of another user, one that is shared, and one
 * that is another wherever we are run.
 */
export function checkOwnFolder(path: string): void {
  if (!isAbsolute(path)) throw refused(path, 'is a relative path')
  let facts: Stats | undefined
  try {
    facts = statSync(path, { throwIfNoEntry: false })
  } catch {
    // Whoever opens what lies in it says why it cannot.
  }
  if (facts === undefined) return
  const uid = process.getuid?.()
  if (!facts.isDirectory()) throw refused(path, 'is not a folder')
  if (uid !== undefined && facts.uid !== uid) throw refused(path, 'belongs to another user')
  if ((facts.mode & 0o1000) !== 0) throw refused(path, 'is shared with other users (its sticky bit is set)')
}

const refused = (path: string, why: string): Failure =>
  new Failure('bad-home', `${path} ${why}, and this program keeps nothing there`, anotherHome, exitCodes.usage)

const anotherHome = 'export HEDGE_HOME="$HOME/.hedge"'

/**
 * Makes a folder and its parents, closed to everyone else. Not by `recursive`, which never ends where a folder exists in
 * which none can be made, as in /proc. Throws the system's error.
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const isThere = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
    if (isThere) return
    const parent = dirname(path)
    if (code !== 'ENOENT' || parent === path || statSync(parent, { throwIfNoEntry: false })) throw error
    makeFolder(parent)
    makeFolder(path)
  }
}
