import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { childEnvironment } from '../childEnvironment.ts'
import { cronEnvironment } from '../cronEnvironment.ts'
import { lastsAt } from '../lastsAt.ts'
import { type StoreTraits, type TraitsQuery, traitOf } from '../traitOf.ts'
import { classify, shutFailure } from './classify.ts'
import type { Operation, Result } from './protocol.ts'
import { runHelper } from './runHelper.ts'

export type KeychainTraitsQuery = TraitsQuery & {
  platform?: NodeJS.Platform
  /** Where systems keep the run-time folders of users. */
  runtimeDirs?: string
  helper?: string
  /** Milliseconds for one question. */
  deadline?: number
}

export async function keychainTraits(query: KeychainTraitsQuery): Promise<StoreTraits> {
  const { environment, now, platform = process.platform } = query
  if (platform !== 'linux') {
    const sealed = { ok: true, at: now().toISOString() }
    return { persistent: sealed, encrypted: sealed, unattended: { gap: untried(platform) } }
  }
  const file = await traitOf(now, async () => {
    const [found] = await ask([{ do: 'collection' }], childEnvironment({ ...environment }, false), query)
    return found && 'collection' in found ? keyringOf(found.collection, environment) : null
  })
  const of = async <T>(look: (keyring: Keyring | null) => Promise<T>) =>
    'gap' in file ? file : { ok: await look(file.ok), at: file.at }
  return {
    persistent: await of(async keyring => {
      if (keyring === null || keyring === 'session') return keyring === null ? null : false
      return lastsAt(keyring.path)
    }),
    encrypted: await of(async keyring => (keyring === null || keyring === 'session' ? null : keyring.encrypted)),
    unattended: await traitOf(now, async () => {
      const bare = childEnvironment(cronEnvironment(environment), false, query.runtimeDirs)
      await ask([{ do: 'get', service: `hedge-monitor/${query.installation}/probe` }], bare, query)
      return { how: `over the session bus in ${bare.XDG_RUNTIME_DIR}, while you are logged in and it is unlocked` }
    }),
  }
}

async function ask(
  operations: Operation[],
  environment: Record<string, string | undefined>,
  { helper, deadline = 5_000 }: KeychainTraitsQuery,
): Promise<Result[]> {
  const options = { environment, ...(helper === undefined ? {} : { helper }) }
  const results = await runHelper({ operations, unattended: true, deadline }, options)
  for (const result of results) {
    if ('failed' in result) throw classify(result.failed)
    if ('shut' in result) throw shutFailure(result.shut)
  }
  return results
}

/** A keyring in memory alone, or the file of one that gnome-keyring keeps. */
type Keyring = 'session' | { path: string; encrypted: boolean | null }

/**
 * How gnome-keyring keeps its default collection: https://wiki.gnome.org/Projects/GnomeKeyring, file formats. Null for another
 * service, whose files are not known here.
 */
async function keyringOf(
  collection: string,
  { HOME = '', XDG_DATA_HOME }: TraitsQuery['environment'],
): Promise<Keyring | null> {
  const name = /\/collection\/([A-Za-z0-9_]{1,200})$/.exec(collection)?.[1]
  if (name === undefined) return null
  if (name === 'session') return 'session'
  // A path of D-Bus spells all but letters and digits as _ and two hexadecimal digits.
  const label = name.replace(/_([0-9a-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  if (!/^[\w .-]{1,100}$/.test(label)) return null
  const path = join(XDG_DATA_HOME || join(HOME, '.local', 'share'), 'keyrings', `${label}.keyring`)
  const head = await headOf(path)
  if (head === null) return null
  return {
    path,
    encrypted: head.startsWith('GnomeKeyring\n\r\0\n') ? true : head.startsWith('[keyring]') ? false : null,
  }
}

/** Of what is written into a keyring file nothing is read but by what it begins with. */
async function headOf(path: string): Promise<string | null> {
  const file = await open(path, 'r').catch(() => null)
  if (file === null) return null
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } catch {
    return null
  } finally {
    await file.close()
  }
}

const untried = (platform: NodeJS.Platform) => {
  const name = platform === 'darwin' ? 'macOS' : platform === 'win32' ? 'Windows' : 'this system'
  const message = `what a run without a terminal sees of the keychain of ${name} cannot be tried from here`
  return { code: 'not-tried', source: 'secret store', message, hint: 'run it once by your scheduler: hedge store' }
}
