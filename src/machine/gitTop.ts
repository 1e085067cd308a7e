import { open } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { isIgnoredBy } from './ignores.ts'
import { lookAt } from './look.ts'

/** The top of the repository that a path lies in: the nearest folder above that holds `.git`. Null: in none. */
export async function gitTop(path: string): Promise<string | null> {
  for (let at = dirname(path); ; at = dirname(at)) {
    if ((await lookAt(join(at, '.git'))) !== null) return at
    if (dirname(at) === at) return null
  }
}

/**
 * Whether git would clearly not take a file in: the simple patterns of the repository's own `.gitignore` files and
 * `info/exclude` say so, and neither it nor (`whole`) anything beside it is taken in already. What the person ignores
 * everywhere is not asked, nor is a work tree or submodule, whose `.git` is a file: those count as not ignored.
 */
export async function isIgnored(path: string, top: string, whole: boolean): Promise<boolean> {
  const git = await lookAt(join(top, '.git'))
  if (typeof git !== 'object' || !git?.isDirectory()) return false
  const way = relative(top, path).split(sep)
  const index = await readSome(join(top, '.git', 'index'), 64 * 1024 * 1024)
  const taken = whole && way.length > 1 ? `${way.slice(0, -1).join('/')}/` : way.join('/')
  if (index === null || !isIndex(index) || index.includes(taken)) return false
  const lists = [{ file: join(top, '.git', 'info', 'exclude'), from: 0 }]
  for (let from = 0; from < way.length; from++) {
    lists.push({ file: join(top, ...way.slice(0, from), '.gitignore'), from })
  }
  const read = await Promise.all(
    lists.map(async ({ file, from }) => ({ text: (await readSome(file, 1024 * 1024))?.toString('utf8'), from })),
  )
  return (
    read.every(({ text }) => text !== undefined) &&
    isIgnoredBy(
      read.map(({ text = '', from }) => ({ text, from })),
      way,
    )
  )
}

/** Versions that name each path in full. Where there is none, nothing was taken in yet. */
const isIndex = (index: Buffer): boolean =>
  index.length === 0 || (index.subarray(0, 4).equals(Buffer.from('DIRC')) && [2, 3].includes(index.readUInt32BE(4)))

/** Empty where there is none; null where it is no file, cannot be read or is larger. */
async function readSome(path: string, most: number): Promise<Buffer | null> {
  const facts = await lookAt(path)
  if (facts === null) return Buffer.alloc(0)
  if (facts === 'unreadable' || !facts.isFile() || facts.size > most) return null
  const file = await open(path).catch(() => null)
  try {
    return (await file?.readFile()) ?? null
  } finally {
    await file?.close()
  }
}
