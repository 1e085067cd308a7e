import type { Dirent, Stats } from 'node:fs'
import { opendir } from 'node:fs/promises'
import { sep } from 'node:path'
import type { Unread } from '../domain/machine.ts'
import { lookAt } from './look.ts'

/** `name` is for comparing; only `path` finds the file again, for a name need not be UTF-8. */
export type Entry = { path: Buffer; name: string; facts: Stats }

export type Way = {
  /** Levels of folders below the first. */
  depth: number
  /** Entries in all. */
  most: number
  enter?(entry: Entry): boolean
  missed(path: Buffer, why: Unread['why']): void
  isOver?(): boolean
}

/**
 * What lies in a folder and the folders in it. Links are told of and not followed, nor is the border of a file system crossed:
 * behind it may be another machine, or no end.
 */
export async function* walk(top: string, { depth, most, enter = () => true, missed, isOver }: Way) {
  let seen = 0
  const root = Buffer.from(top)
  const first = await lookAt(root)
  if (first === 'unreadable') missed(root, first)
  if (typeof first !== 'object' || !first?.isDirectory()) return
  const open: { path: Buffer; depth: number }[] = [{ path: root, depth }]
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { path: folder, depth: left } = next
    try {
      for await (const { name } of await opendirOf(folder)) {
        if (seen >= most) return missed(root, 'too-many')
        if (isOver?.()) return missed(root, 'too-late')
        seen += 1
        const path = Buffer.concat([folder, separator, name])
        const facts = await lookAt(path)
        if (facts === 'unreadable') missed(path, facts)
        if (typeof facts !== 'object' || facts === null) continue
        const entry: Entry = { path, name: name.toString('utf8'), facts }
        yield entry
        if (left > 0 && facts.isDirectory() && facts.dev === first.dev && enter(entry)) {
          open.push({ path, depth: left - 1 })
        }
      }
    } catch (error) {
      // One that is gone by now holds nothing.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') missed(folder, 'unreadable')
    }
  }
}

const separator = Buffer.from(sep)

/** The names as they are: the types know only of names that are text. */
const opendirOf = async (folder: Buffer): Promise<AsyncIterable<Dirent<Buffer>>> =>
  (await opendir(folder, { encoding: 'buffer' as BufferEncoding })) as unknown as AsyncIterable<Dirent<Buffer>>
