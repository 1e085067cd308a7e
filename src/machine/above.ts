import { readlink, realpath } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { FileFact, FileRole } from '../domain/machine.ts'
import { type Looker, lookAt } from './look.ts'

/** As many as Linux follows. */
const mostLinks = 40

/** A path by the links it is reached through, each on its own, and where it ends. */
export async function waysTo(path: string): Promise<string[]> {
  const ways = [resolve(path)]
  for (let at = ways[0]!; ways.length <= mostLinks; ) {
    const facts = await lookAt(at)
    if (typeof facts !== 'object' || !facts?.isSymbolicLink()) break
    at = resolve(dirname(at), await readlink(at))
    ways.push(at)
  }
  const real = await realpath(path).catch(() => null)
  return [...new Set(real === null ? ways : [...ways, real])]
}

/** Every folder above these paths, nearest first. */
export const foldersAbove = (paths: readonly string[]): string[] => [
  ...new Set(
    paths.flatMap(path => {
      const folders: string[] = []
      for (let at = dirname(path); ; at = dirname(at)) {
        folders.push(at)
        if (dirname(at) === at) return folders
      }
    }),
  ),
]

/** The folders above a thing, by whichever links it is reached. */
export async function lookAbove(looker: Looker, paths: readonly string[], role: FileRole): Promise<FileFact[]> {
  const ways = (await Promise.all(paths.map(waysTo))).flat()
  const facts = await Promise.all(foldersAbove(ways).map(folder => looker.at(folder, role)))
  return facts.filter(fact => fact !== null)
}
