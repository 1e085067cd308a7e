import type { Stats } from 'node:fs'
import { lstat, readlink, stat } from 'node:fs/promises'
import { isAbsolute, join, parse } from 'node:path'
import type { Failure } from '../../domain/failure.ts'
import { StoreFailure } from '../../domain/secretStore.ts'
import { shellWord } from '../../domain/shellWord.ts'

/** What a program is run for: how a refusal calls it, what to type instead, and the failure that it is. */
export type ProgramRole = {
  name: string
  other: string
  failure(code: 'store-unavailable' | 'store-denied', message: string, hint: string): Failure
}

const ofStore: ProgramRole = {
  name: 'the program of the exec store',
  other: 'hedge store use exec --command /path/of/another',
  failure: (code, message, hint) => new StoreFailure(code, message, hint),
}

/** Found on the way; worded for what the program is run for where all of it is known. */
class Refusal extends Error {
  readonly why: string
  /** Null: name another. */
  readonly hint: string | null
  constructor(why: string, hint: string | null) {
    super(why)
    this.why = why
    this.hint = hint
  }
}

/**
 * Refuses a program that somebody else could put words into: it is handed every secret, or what is told to its owner. The file
 * that would run, and each folder and link on the way to it. Throws StoreFailure, or the failure of the `role`.
 */
export async function checkProgram(path: string, role: ProgramRole = ofStore): Promise<void> {
  try {
    await look(path)
  } catch (error) {
    if (error instanceof Refusal) {
      throw role.failure('store-denied', `${role.name} ${error.why}`, error.hint ?? role.other)
    }
    const gone = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
    const why = gone ? 'does not exist' : 'cannot be looked at'
    throw role.failure('store-unavailable', `${role.name} ${why}`, role.other)
  }
}

async function look(path: string): Promise<void> {
  if (!isAbsolute(path)) {
    throw refused('is named by a relative path: it would be another one in every folder')
  }
  const uid = process.getuid?.()
  const { real, facts } = await lookAt(path, uid)
  if (!facts.isFile()) throw refused('is not a regular file')
  if (uid === undefined) return
  if (!isOwn(facts, uid)) throw refused('belongs to another user')
  if ((facts.mode & 0o022) !== 0) throw refused('can be changed by others', `chmod go-w ${shellWord(real)}`)
  if ((facts.mode & 0o111) === 0) throw refused('is not executable', `chmod u+x ${shellWord(real)}`)
}

async function lookAt(path: string, uid: number | undefined): Promise<{ real: string; facts: Stats }> {
  return uid === undefined ? { real: path, facts: await stat(path) } : walk(path, uid)
}

/** As many as Linux follows. */
const mostLinks = 40

/** Goes the way that the system goes, link by link, and looks at each step: whoever can change one names another program. */
async function walk(path: string, uid: number): Promise<{ real: string; facts: Stats }> {
  const { root } = parse(path)
  const steps = namesIn(path)
  let at = root
  let facts = await lstat(root)
  for (let links = 0; ; ) {
    const name = steps.shift()
    if (name === undefined) return { real: at, facts }
    checkFolder(at, facts, uid)
    const next = join(at, name)
    const its = await lstat(next)
    if (!its.isSymbolicLink()) {
      at = next
      facts = its
      continue
    }
    if (!isOwn(its, uid)) throw refused('is reached by a link of another user')
    links += 1
    if (links > mostLinks) throw refused('is reached by links without end')
    const target = await readlink(next)
    steps.unshift(...namesIn(target))
    if (isAbsolute(target)) {
      at = root
      facts = await lstat(root)
    }
  }
}

/** `..` stays: `join` goes up with it, from a folder whose own links are resolved already. */
const namesIn = (path: string): string[] => path.split('/').filter(name => name !== '' && name !== '.')

function checkFolder(folder: string, facts: Stats, uid: number): void {
  if (!facts.isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' })
  if (!isOwn(facts, uid)) throw refused('lies in a folder of another user')
  // In a sticky one, as /tmp is, nobody can put another file in the place of ours.
  if ((facts.mode & 0o1000) !== 0) return
  if ((facts.mode & 0o002) !== 0) {
    throw refused('lies in a folder that everyone can write to', `chmod o-w ${shellWord(folder)}`)
  }
  if ((facts.mode & 0o020) !== 0 && !isPrivateGroup(facts.gid, uid)) {
    throw refused('lies in a folder that a group of users can write to', `chmod g-w ${shellWord(folder)}`)
  }
}

/** The group of one, of the same number as its user, that many systems give each user, with folders open to it. */
const isPrivateGroup = (gid: number, uid: number): boolean => gid === uid && gid === process.getgid?.()

const isOwn = ({ uid }: Stats, own: number): boolean => uid === own || uid === 0

const refused = (why: string, hint: string | null = null) => new Refusal(why, hint)
