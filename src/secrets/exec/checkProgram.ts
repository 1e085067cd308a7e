import { type Stats, statSync } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { dirname, isAbsolute } from 'node:path'
import { StoreFailure } from '../../domain/secretStore.ts'

const other = 'hedge store use exec --command /path/of/another'

/**
 * Refuses a program that somebody else could put words into: it is handed every secret. The file that would run and each
 * folder above it, by the name that was given and by the one it leads to. Throws StoreFailure.
 */
export async function checkProgram(path: string): Promise<void> {
  if (!isAbsolute(path)) {
    throw refused('is named by a relative path: it would be another one in every folder', other)
  }
  const real = await realpath(path).catch(error => {
    const gone = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
    throw new StoreFailure(
      'store-unavailable',
      `the program of the exec store ${gone ? 'does not exist' : 'cannot be looked at'}`,
      other,
    )
  })
  const facts = await stat(real)
  if (!facts.isFile()) throw refused('is not a regular file', other)
  const uid = process.getuid?.()
  if (uid === undefined) return
  if (!isOwn(facts, uid)) throw refused('belongs to another user', other)
  if ((facts.mode & 0o022) !== 0) throw refused('can be changed by others', `chmod go-w ${real}`)
  if ((facts.mode & 0o111) === 0) throw refused('is not executable', `chmod u+x ${real}`)
  for (const folder of new Set([...above(path), ...above(real)])) {
    const its = statSync(folder)
    if (!isOwn(its, uid)) throw refused('lies in a folder of another user', other)
    // In a sticky one, as /tmp is, nobody can put another file in the place of ours.
    const open = (its.mode & 0o002) !== 0 && (its.mode & 0o1000) === 0
    if (open) throw refused('lies in a folder that everyone can write to', `chmod o-w ${folder}`)
  }
}

const isOwn = ({ uid }: Stats, own: number): boolean => uid === own || uid === 0

const refused = (why: string, hint: string) =>
  new StoreFailure('store-denied', `the program of the exec store ${why}`, hint)

function above(path: string): string[] {
  const folder = dirname(path)
  return folder === path ? [] : [folder, ...above(folder)]
}
