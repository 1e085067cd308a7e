import { constants } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { ReadFailure } from '../domain/failure.ts'
import type { StrayInFile } from '../domain/storeFacts.ts'
import { straysIn } from '../secrets/straysIn.ts'

export type StraysQuery = {
  settings: string
  state: string
  /** The program of an exec store, which somebody else wrote. */
  program: string | null
  /** The person's own folder, which a path is shown from. */
  home: string | undefined
  privateAddresses: readonly string[]
  /** URLs that may stand in the settings: those of a chain that the person added. */
  urls: readonly string[]
}

const most = { files: 5_000, bytes: 64 * 1024 * 1024, ofOne: 16 * 1024 * 1024 }

/** Node's own: the program compiled, whose constants look like keys, and nothing that anybody typed. */
const compiled = 'compile-cache'

/**
 * Looks through every file of this program for what must not lie there. Links are not followed, and what is encrypted or
 * compiled is left. Throws a ReadFailure where something could not be read and nothing was found in the rest.
 */
export async function straysOf(query: StraysQuery): Promise<StrayInFile[]> {
  const { settings, state, program, home, privateAddresses } = query
  const isCode = (path: string) => path.startsWith(join(state, compiled) + sep)
  const found = [...(await filesUnder(settings)), ...(await filesUnder(state))]
  const paths = new Set(found.filter(path => !isCode(path)))
  const strays: StrayInFile[] = []
  let [unread, bytes] = [Math.max(0, paths.size - most.files), 0]
  const look = async (path: string, rules: Parameters<typeof straysIn>[1]) => {
    const text = bytes > most.bytes ? 'too-much' : await textOf(path)
    if (text === 'gone') return
    if (text === 'too-much') {
      unread += 1
      return
    }
    bytes += text.text.length
    const kinds = isAge(text.text) ? [] : straysIn(text.text, rules)
    strays.push(...kinds.map(kind => ({ file: shownPath(path, home), kind })))
  }
  for (const path of [...paths].slice(0, most.files)) {
    const isSettings = path === join(settings, 'settings.json')
    await look(path, { privateAddresses, urls: isSettings ? query.urls : [], digests: !isSettings })
  }
  if (program !== null) await look(program, { privateAddresses, urls: null, digests: false })
  if (unread > 0 && strays.length === 0) throw notAllRead(unread)
  return strays
}

/** Regular files, as they are named: nothing behind a link. */
async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(error => {
    if (error.code === 'ENOENT') return []
    throw notAllRead(1)
  })
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}

async function textOf(path: string): Promise<{ text: string } | 'gone' | 'too-much'> {
  try {
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const facts = await file.stat()
      if (!facts.isFile() || facts.size > most.ofOne) return 'too-much'
      return { text: await file.readFile('latin1') }
    } finally {
      await file.close()
    }
  } catch {
    // What another run has put aside or renamed meanwhile was looked at under its new name, or is nothing any more.
    return (await lstat(path).catch(() => null)) === null ? 'gone' : 'too-much'
  }
}

const isAge = (text: string): boolean => text.startsWith('age-encryption.org/v1\n')

function shownPath(path: string, home: string | undefined): string {
  if (!home) return basename(path)
  const way = relative(home, path)
  return way.startsWith('..') ? path : `~/${way}`
}

const notAllRead = (files: number) =>
  new ReadFailure({
    code: 'not-all-read',
    source: 'the files of this program',
    message: `${files === 1 ? 'a file' : `${files} files`} of this program could not be looked through`,
    hint: 'hedge config path',
  })
