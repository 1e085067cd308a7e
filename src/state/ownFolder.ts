import { mkdirSync, type Stats, statSync } from 'node:fs'
import { dirname, isAbsolute } from 'node:path'
import { exitCodes, Failure } from '../domain/failure.ts'

/**
 * Refuses a folder that we must not keep anything in, nor close to others: one of another user, one that is shared, and one
 * that is another wherever we are run.
 */
export function checkOwnFolder(path: string): void {
  if (!isAbsolute(path)) throw refused(path, 'is a relative path')
  const facts = factsOf(path)
  if (facts === undefined) {
    const above = nearest(dirname(path))
    if (factsOf(above)?.isDirectory() === false) throw refused(path, `cannot be there, for ${above} is not a folder`)
    return
  }
  const uid = process.getuid?.()
  if (!facts.isDirectory()) throw refused(path, 'is not a folder')
  if (uid !== undefined && facts.uid !== uid) throw refused(path, 'belongs to another user')
  if ((facts.mode & 0o1000) !== 0) throw refused(path, 'is shared with other users (its sticky bit is set)')
}

/** Of what cannot be looked at whoever opens it says why. */
function factsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** The folder itself, or the first above it that is there. */
export const nearest = (path: string): string =>
  factsOf(path) !== undefined || dirname(path) === path ? path : nearest(dirname(path))

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
