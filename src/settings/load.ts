import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { Failure } from '../domain/failure.ts'
import { shellWord } from '../domain/shellWord.ts'
import { systemWords } from '../state/systemWords.ts'
import { faultOf, type SettingsDocument } from './document.ts'

/**
 * The settings as they lie on disk; null where there are none. They name the program that is handed every secret, so they
 * are believed only from a file that nobody else could have written, judged when it is open already.
 */
export function load(path: string): SettingsDocument | null {
  const text = textOf(path)
  if (text === null) return null
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    throw unreadable(path, 'it is not JSON')
  }
  const fault = faultOf(document)
  if (fault !== null) throw unreadable(path, fault)
  return document as SettingsDocument
}

function textOf(path: string): string | null {
  let file: number
  try {
    // Without O_NONBLOCK a FIFO in its place would wait for a writer for ever.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw unread(path, error)
  }
  try {
    refuseOthers(path, file)
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw error instanceof Failure ? error : unread(path, error)
  } finally {
    closeSync(file)
  }
}

function refuseOthers(path: string, file: number): void {
  const facts = fstatSync(file)
  if (!facts.isFile()) throw unreadable(path, 'it is not a file')
  const uid = process.getuid?.()
  if (uid === undefined) return
  if (facts.uid !== uid) throw unreadable(path, 'it belongs to another user', `ls -l ${shellWord(path)}`)
  if ((facts.mode & 0o022) === 0) return
  throw unreadable(path, 'others can write to it', `look at it (hedge config path), then: chmod 600 ${shellWord(path)}`)
}

const unread = (path: string, error: unknown): Failure =>
  unreadable(path, `it cannot be read: ${systemWords((error as NodeJS.ErrnoException).code ?? '')}`)

const unreadable = (path: string, why: string, hint = beginAnew(path)) =>
  new Failure('settings-unreadable', `the settings file ${path} is not usable: ${why}`, hint)

const beginAnew = (path: string): string =>
  `mend it in an editor; or begin anew: mv ${shellWord(path)} ${shellWord(`${path}.old`)}, then: hedge add`
