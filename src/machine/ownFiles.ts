import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { FileFact, FileRole } from '../domain/machine.ts'
import { identityFile, type MachineGround } from './ground.ts'
import { type Looker, lookAt } from './look.ts'
import { walk } from './walk.ts'

/** A state folder holds a few files a hedge; one with more than this has been filled by another. */
const most = 5000

/** By the path as it is: shown, two could look the same. */
type Found = Map<string, FileFact>

/** Every file and folder of this program that is there, as a link is seen; and what a link leads to as well. */
export async function ownFiles(ground: MachineGround, looker: Looker): Promise<FileFact[]> {
  const { settings, state, program } = ground
  const identity = identityFile(ground)
  const found: Found = new Map()
  await addFolder(found, looker, settings, settingsRole, 0)
  await addFolder(found, looker, state, stateRole, 20)
  // What was found beside others is told by what it was named for.
  await add(found, looker, settings, 'home')
  await add(found, looker, state, 'state')
  if (identity !== null) await add(found, looker, resolve(identity), 'identity')
  if (program !== null) await add(found, looker, program, 'program')
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function add(found: Found, looker: Looker, path: string, role: FileRole): Promise<void> {
  const fact = await looker.at(path, role)
  if (fact === null) return
  found.set(path, fact)
  if (fact.kind === 'link') await addTarget(found, looker, path, role)
}

async function addTarget(found: Found, looker: Looker, link: string | Buffer, role: FileRole): Promise<void> {
  const real = await realpath(link).catch(() => null)
  const target = real === null ? null : await looker.at(real, role)
  if (target !== null && !found.has(real!)) found.set(real!, target)
}

async function addFolder(
  found: Found,
  looker: Looker,
  folder: string,
  roleOf: (name: string) => FileRole,
  depth: number,
): Promise<void> {
  const facts = await lookAt(folder)
  const isLink = typeof facts === 'object' && facts?.isSymbolicLink()
  const top = isLink ? await realpath(folder).catch(() => folder) : folder
  for await (const { path, facts: stats } of walk(top, { depth, most, missed: looker.missed })) {
    const role = roleOf(path.toString('utf8').slice(top.length + 1))
    found.set(keyOf(path), looker.fact(path, role, stats))
    if (stats.isSymbolicLink()) await addTarget(found, looker, path, role)
  }
}

/** Bytes that are no UTF-8 would all look the same as text. */
const keyOf = (path: Buffer): string => {
  const text = path.toString('utf8')
  return Buffer.from(text).equals(path) ? text : path.toString('latin1')
}

/** By the names that the program gives, also to what it is still writing (`.vault.age.….tmp`). */
function settingsRole(name: string): FileRole {
  if (/^\.?settings\b/.test(name)) return 'settings'
  if (/^\.?vault\b/.test(name)) return 'vault'
  return /^\.?identity\b/.test(name) ? 'identity' : 'other'
}

function stateRole(path: string): FileRole {
  if (/^compile-cache\b/.test(path)) return 'other'
  return /^log\b/.test(path) ? 'log' : 'state'
}
