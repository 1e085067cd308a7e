import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileFact } from '../domain/machine.ts'
import type { MachineGround } from './ground.ts'

type Whose = { uid: number; gid: number }
export type Groups = (whose: Whose) => FileFact['group']

/** Groups whose members administer the machine, and can do all that root can: `admin` of macOS. */
const administrators: Record<string, number | undefined> = { darwin: 80 }

/**
 * Who is in the group of a file, by the files in which Linux and others keep users and groups. Many systems give each user a
 * group of his own, and folders open to it; one that a directory service knows cannot be looked up, and counts as others.
 */
export async function readGroups({ uid: own, platform, etc }: MachineGround): Promise<Groups> {
  if (own === null) return () => null
  const [groups, users] = await Promise.all([linesOf(join(etc, 'group')), linesOf(join(etc, 'passwd'))])
  const names = new Map(users.map(fields => [fields[0] ?? '', Number(fields[2])]))
  const membersOf = (gid: number): number[] | null => {
    const group = groups.find(fields => Number(fields[2]) === gid)
    if (group === undefined) return null
    const named = (group[3] ?? '').split(',').filter(name => name !== '')
    const primary = users.filter(fields => Number(fields[3]) === gid).map(fields => Number(fields[2]))
    return [...named.map(name => names.get(name) ?? Number.NaN), ...primary]
  }
  return ({ uid, gid }) => {
    if (gid === administrators[platform]) return 'nobody'
    const members = membersOf(gid)
    return members?.every(member => member === uid || member === own || member === 0) ? 'nobody' : 'others'
  }
}

const linesOf = async (path: string): Promise<string[][]> => {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text.split('\n').flatMap(line => (line === '' || line.startsWith('#') ? [] : [line.split(':')]))
}
