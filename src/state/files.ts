import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open, readdir, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { exitCodes, Failure } from '../domain/failure.ts'
import { shellWord } from '../domain/shellWord.ts'
import { checkOwnFolder, makeFolder, nearest } from './ownFolder.ts'
import { systemWords } from './systemWords.ts'

/**
 * Writes a file whole or not at all: a temporary one beside it, fsync, rename, fsync of the directory. A kill at any
 * moment leaves the old content or the new.
 */
export async function writeWhole(path: string, data: string | Uint8Array, mode = 0o600): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await writeNew(temporary, data, mode)
    await rename(temporary, path)
    await syncDirectory(dirname(path))
  } catch (error) {
    await unlink(temporary).catch(() => {})
    throw cannotWrite(error, path)
  }
}

/** Removes what killed writers left beside a file. Only for who holds its lock: others may be writing at this moment. */
export async function sweepTemporary(path: string): Promise<void> {
  const left = (await readdir(dirname(path))).filter(name => isTemporaryOf(path, name))
  await Promise.all(left.map(name => unlink(join(dirname(path), name)).catch(() => {})))
}

const isTemporaryOf = (path: string, name: string): boolean =>
  name.startsWith(`.${basename(path)}.`) && /\.[0-9a-f]{12}\.tmp$/.test(name)

/** Writes a file that must not exist yet (a symbolic link counts); throws EEXIST as it is. */
export async function writeNew(path: string, data: string | Uint8Array, mode = 0o600): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode).catch(error => {
    throw error.code === 'EEXIST' ? error : cannotWrite(error, path)
  })
  try {
    await fill(file, data, mode)
  } catch (error) {
    await unlink(path).catch(() => {})
    throw cannotWrite(error, path)
  }
}

async function fill(file: FileHandle, data: string | Uint8Array, mode: number): Promise<void> {
  try {
    // The umask may have taken bits away; what was asked for is exact.
    await file.chmod(mode)
    await file.writeFile(data)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes a directory of our own, and its parents, closed to everyone else; refuses one that is not ours. */
export async function makePrivateDirectory(path: string): Promise<void> {
  try {
    checkOwnFolder(path)
    makeFolder(path)
  } catch (error) {
    throw cannotWrite(error, path)
  }
}

/** Without it a rename may be undone by a power cut. Windows has no such call and needs none. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

/** A system error in the words of a person; anything else as it is. */
export function cannotWrite(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code
  if (error instanceof Failure || typeof code !== 'string') return error
  const message = `cannot write ${path}: ${systemWords(code)}`
  return new Failure('cannot-write', message, mendingOf(code, nearest(dirname(path))), exitCodes.failure, {
    cause: error,
  })
}

function mendingOf(code: string, folder: string): string {
  if (code === 'ENOSPC') return 'df -h, then free some space'
  if (code === 'EDQUOT') return 'quota, then free some space'
  const look = shellWord(folder)
  return code === 'EROFS' ? `df ${look}, then make that disk writable` : `ls -ld ${look}`
}
