import { renameSync, rmSync, statSync } from 'node:fs'

/** Which file it is, whatever its name is by now; null: there is none. */
export function fileAt(path: string): string | null {
  const facts = statSync(path, { throwIfNoEntry: false })
  return facts === undefined ? null : `${facts.dev} ${facts.ino}`
}

export const unusablePath = (path: string): string => `${path}.unusable`

/**
 * Moves a file that cannot be used out of the way, in place of the one that was set aside before, and what SQLite left beside it:
 * a journal of the old file would be played back into the new one. Throws the system's error.
 */
export function setAside(path: string): void {
  const target = unusablePath(path)
  rmSync(target, { recursive: true, force: true })
  renameSync(path, target)
  for (const end of ['-journal', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
}
