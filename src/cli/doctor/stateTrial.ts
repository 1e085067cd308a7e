import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { open, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Paths } from '../../settings/paths.ts'
import { cannotWrite } from '../../state/files.ts'
import { checkOwnFolder, nearest } from '../../state/ownFolder.ts'

/**
 * Writes a file of one page where the state lies, to the disk itself, and takes it away; a folder that is not there yet could be
 * made. Throws the Failure that a run would end with.
 */
export async function tryState({ settings, state }: Paths): Promise<{ path: string; there: boolean }> {
  for (const folder of [settings, state]) {
    checkOwnFolder(folder)
    mayWrite(nearest(folder))
  }
  if (!existsSync(state)) return { path: state, there: false }
  const path = join(state, `.doctor.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(Buffer.alloc(4096))
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    throw cannotWrite(error, path)
  } finally {
    await unlink(path).catch(() => {})
  }
  return { path: state, there: true }
}

export function freeSpace({ state }: Paths): { free: number } {
  const { bavail, bsize } = statfsSync(nearest(state))
  return { free: bavail * bsize }
}

function mayWrite(folder: string): void {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw cannotWrite(error, folder)
  }
}
