import { realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { FileRole, FolderFact } from '../domain/machine.ts'
import { gitTop, isIgnored } from './gitTop.ts'
import { identityFile, type MachineGround } from './ground.ts'
import { lookAt } from './look.ts'
import { shownPath } from './shownPath.ts'
import { syncedBy } from './synced.ts'

type Wanted = { role: FileRole; file: string; whole: boolean }

/**
 * The folders of settings, state, vault and identity as they really lie: a file of ours may be a link into another folder.
 * Of two that are the same folder each is told, for they are not equally bad to lose.
 */
export async function carriedAway(ground: MachineGround): Promise<FolderFact[]> {
  const { settings, state, home } = ground
  const identity = identityFile(ground)
  const wanted: Wanted[] = [
    { role: 'home', file: join(settings, 'settings.json'), whole: true },
    { role: 'state', file: join(state, 'log.jsonl'), whole: true },
    { role: 'settings', file: join(settings, 'settings.json'), whole: false },
    { role: 'vault', file: join(settings, 'vault.age'), whole: false },
    { role: 'identity', file: join(settings, 'identity.age'), whole: false },
    ...(identity === null ? [] : [{ role: 'identity' as const, file: resolve(identity), whole: false }]),
  ]
  const realHome = await realpath(home).catch(() => home)
  const facts = await Promise.all(wanted.map(each => factOf(each, realHome)))
  return facts.filter(fact => fact !== null)
}

/** `whole`: the folder counts even while the file that stands for what will lie in it is not there. */
async function factOf({ role, file, whole }: Wanted, home: string): Promise<FolderFact | null> {
  if ((await lookAt(whole ? dirname(file) : file)) === null) return null
  const folder = await realpath(dirname(file)).catch(() => dirname(file))
  const inFolder = join(folder, basename(file))
  const real = whole ? inFolder : await realpath(file).catch(() => inFolder)
  // Where the settings are no link, their folder says it all.
  if (role === 'settings' && real === inFolder) return null
  const top = await gitTop(real)
  return {
    path: shownPath(dirname(real), home),
    role,
    synced: await syncedBy(dirname(real), home),
    git: top === null ? null : { top: shownPath(top, home), ignored: await isIgnored(real, top, whole) },
  }
}
