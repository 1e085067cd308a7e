import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Leak, Unread } from '../../domain/machine.ts'
import { identityFile, type MachineGround } from '../ground.ts'
import { lookAt } from '../look.ts'
import { shownPath } from '../shownPath.ts'
import { walk } from '../walk.ts'
import { findLeaks } from './findLeaks.ts'
import { keepsKeys, personalFiles, settingFolders } from './personalFiles.ts'
import { readText } from './readText.ts'

export type DeepBounds = {
  /** Bytes of one file, files in all, entries of a tree that are looked at, milliseconds in all. */
  bytes: number
  files: number
  entries: number
  time: number
}

const bounds: DeepBounds = { bytes: 4 * 1024 * 1024, files: 500, entries: 20_000, time: 8000 }

/** Trees of code of others, and of what git keeps: no person writes a key there by hand. */
const passedOver = /^(node_modules|\.git|\.hg|\.svn|\.cache|\.npm|\.venv|venv|__pycache__)$/

/**
 * Looks for keys in files of the person's own: `.env` and its like in the folder where it is run, three levels deep, in the home
 * and the settings folder; histories and start files of shells; units of systemd; the crontab. Of what it finds it keeps where
 * and what kind, and of what it reads nothing.
 */
export async function readDeep(ground: MachineGround, limits: DeepBounds = bounds) {
  const { home, settings, cwd } = ground
  const end = performance.now() + limits.time
  const isOver = () => performance.now() > end
  const unread: Unread[] = []
  const missed = (path: string | Buffer, why: Unread['why']) => {
    unread.push({ path: shownPath(path, home), why })
  }
  const leaks: Leak[] = []
  const seen = await ownIdentities(ground)
  let read = 0
  const look = async (path: string | Buffer, quiet = false): Promise<void> => {
    const facts = await stat(path).catch(async () => ((await lookAt(path)) === 'unreadable' ? 'unreadable' : null))
    // What is no file keeps nothing: /dev/null, or the pipe through which a password manager hands out an .env.
    if (facts === null || (facts !== 'unreadable' && !facts.isFile())) return
    if (facts === 'unreadable') return quiet ? undefined : missed(path, facts)
    const id = `${facts.dev} ${facts.ino}`
    if (seen.has(id)) return
    seen.add(id)
    if (read >= limits.files) return missed(path, 'too-many')
    if (isOver()) return missed(path, 'too-late')
    const found = await readText(path, limits.bytes)
    if (found === null) return quiet ? undefined : missed(path, 'unreadable')
    read += 1
    if (found.cut) missed(path, 'too-large')
    leaks.push(...findLeaks(found.text).map(leak => ({ path: shownPath(path, home), ...leak })))
  }
  const lookWithin = async (top: string, depth: number, wanted: (name: string) => boolean) => {
    const enter = ({ name }: { name: string }) => !passedOver.test(name)
    for await (const { path, name } of walk(top, { depth, most: limits.entries, enter, missed, isOver })) {
      if (wanted(name)) await look(path)
    }
  }
  for (const { path, quiet } of personalFiles(ground)) await look(path, quiet)
  for (const [folder, names] of settingFolders) await lookWithin(join(home, folder), 1, name => names.test(name))
  await lookWithin(home, 0, keepsKeys)
  await lookWithin(settings, 0, keepsKeys)
  await lookWithin(cwd, 3, keepsKeys)
  return { read, leaks, unread }
}

/** The file that opens our own vault is no stray key, wherever it lies. */
async function ownIdentities(ground: MachineGround): Promise<Set<string>> {
  const path = identityFile(ground)
  const facts = path === null ? null : await stat(path).catch(() => null)
  return new Set(facts === null ? [] : [`${facts.dev} ${facts.ino}`])
}
