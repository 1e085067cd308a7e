import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Whether something of that kind is there; what cannot be looked at counts as not there. */
export function isThere(path: string, kind: 'any' | 'folder' | 'socket' = 'any'): boolean {
  try {
    const facts = statSync(path)
    if (kind === 'folder') return facts.isDirectory()
    return kind === 'socket' ? facts.isSocket() : true
  } catch {
    return false
  }
}

/** Whether one of the folders holds a program of that name. */
export const programOn = (name: string, folders: readonly string[], at: (path: string) => string): boolean =>
  folders.some(folder => canRun(at(join(folder, name))))

export function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** A short file of the system; `missing` or `unreadable` are two answers. */
export function textAt(path: string): { text: string } | 'missing' | 'unreadable' {
  try {
    return { text: readFileSync(path, 'utf8') }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable'
  }
}
