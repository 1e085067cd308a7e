import { constants, type Stats } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { StoreFailure } from '../../domain/secretStore.ts'
import { systemWords } from '../../state/systemWords.ts'

export type PrivateFileRules = {
  /** How messages name the file; a path is given only where it cannot be a secret put in the wrong place. */
  name: string
  /** What to type so that only its owner can read it. */
  chmod: string
  /** systemd delivers credentials as root's, readable through an access list that shows as the group's bits. */
  credential?: boolean
}

const maxBytes = 8 * 1024 * 1024

/**
 * The bytes of a file that only its owner can read; null when there is no such file. Everything is judged on the open
 * file, so that it cannot be swapped in between. Throws StoreFailure.
 */
export async function readPrivateFile(path: string, rules: PrivateFileRules): Promise<Buffer | null> {
  // Without O_NONBLOCK a FIFO in its place would wait for a writer forever.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(error => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw unreadable(error, rules)
  })
  return file && read(file, rules)
}

async function read(file: FileHandle, rules: PrivateFileRules): Promise<Buffer> {
  try {
    refuse(await file.stat(), rules)
    return await file.readFile()
  } catch (error) {
    throw unreadable(error, rules)
  } finally {
    await file.close()
  }
}

function refuse(facts: Stats, { name, chmod, credential = false }: PrivateFileRules): void {
  const refused = (why: string, hint: string) => new StoreFailure('store-denied', `${name} ${why}`, hint)
  if (!facts.isFile()) throw refused('is not a regular file', 'hedge store')
  if (facts.size > maxBytes) throw refused(`is larger than ${maxBytes} bytes`, 'hedge store')
  const uid = process.getuid?.()
  if (uid === undefined) return
  const roots = credential && facts.uid === 0
  if (facts.uid !== uid && !roots) throw refused('belongs to another user', 'run hedge as the user who made it')
  if ((facts.mode & (roots ? 0o037 : 0o077)) !== 0) throw refused('can be read or changed by others', chmod)
}

/** A system error in the words of a person; never the path, which may be a secret put into the wrong variable. */
function unreadable(error: unknown, { name }: PrivateFileRules): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code
  if (error instanceof StoreFailure || typeof code !== 'string') return error
  return new StoreFailure('store-unavailable', `${name} cannot be read: ${systemWords(code)}`, 'hedge store')
}
