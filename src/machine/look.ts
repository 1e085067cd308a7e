import type { Stats } from 'node:fs'
import { lstat } from 'node:fs/promises'
import type { FileFact, FileRole, Unread } from '../domain/machine.ts'
import type { MachineGround } from './ground.ts'
import { type Groups, readGroups } from './groups.ts'
import { shownPath } from './shownPath.ts'

/** Looks at paths as one user, and keeps what could not be looked at. */
export type Looker = {
  home: string
  fact(path: string | Buffer, role: FileRole, facts: Stats): FileFact
  /** Null where there is nothing; what cannot be looked at is missed as well. */
  at(path: string | Buffer, role: FileRole): Promise<FileFact | null>
  missed(path: string | Buffer, why: Unread['why']): void
  unread: Unread[]
}

export async function openLooker(ground: MachineGround): Promise<Looker> {
  const groups = await readGroups(ground)
  const unread: Unread[] = []
  const missed: Looker['missed'] = (path, why) => {
    unread.push({ path: shownPath(path, ground.home), why })
  }
  const fact: Looker['fact'] = (path, role, facts) => ({
    path: shownPath(path, ground.home),
    role,
    ...factsOf(facts, ground.uid, groups),
  })
  return {
    home: ground.home,
    fact,
    at: async (path, role) => {
      const facts = await lookAt(path)
      if (facts === 'unreadable') missed(path, facts)
      return typeof facts === 'object' && facts !== null ? fact(path, role, facts) : null
    },
    missed,
    unread,
  }
}

export async function lookAt(path: string | Buffer): Promise<Stats | null | 'unreadable'> {
  try {
    return await lstat(path)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : 'unreadable'
  }
}

const factsOf = (facts: Stats, own: number | null, groups: Groups): Omit<FileFact, 'path' | 'role'> => ({
  kind: kindOf(facts),
  mode: own === null ? null : facts.mode & 0o7777,
  owner: own === null ? null : facts.uid === own ? 'us' : facts.uid === 0 ? 'root' : 'other',
  group: groups(facts),
})

const kindOf = (facts: Stats): FileFact['kind'] => {
  if (facts.isSymbolicLink()) return 'link'
  if (facts.isDirectory()) return 'folder'
  return facts.isFile() ? 'file' : 'other'
}
