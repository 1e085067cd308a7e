import { Secret } from '../../domain/secret.ts'
import type { SecretStore } from '../../domain/secretStore.ts'
import { withLock } from '../../state/lock.ts'
import { checkKey, checkReadBack, checkValue } from '../storeRules.ts'
import type { Identity } from './age.ts'
import { type AskPassphrase, openedBy, openIdentity } from './openIdentity.ts'
import {
  type Entries,
  readVault,
  readVaultBytes,
  sweepVault,
  vaultLockPath,
  vaultPath,
  writeVault,
} from './vaultFile.ts'

export type VaultOptions = {
  /** The directory that holds vault.age, and identity.age where a passphrase opens it. */
  home: string
  /** Asks for the passphrase on a terminal; null when nobody is there. Asked once for the life of the store. */
  askPassphrase: AskPassphrase | null
  environment?: Record<string, string | undefined>
}

/** One age file that holds every secret, for machines without a keychain. */
export function vaultStore({ home, askPassphrase, environment = process.env }: VaultOptions): SecretStore {
  let opening: Promise<Identity> | null = null

  const identity = async (): Promise<Identity> => {
    // Nobody is asked for the passphrase of a vault that is not there.
    await readVaultBytes(home)
    // A wrong passphrase stays the answer: several readers would each ask for it again.
    opening ??= openIdentity({ home, environment, askPassphrase })
    return opening
  }
  let reading: Promise<Entries> | null = null
  /** One for all that ask while it is under way; what was changed here meanwhile is read anew. */
  const read = (): Promise<Entries> => {
    if (reading !== null) return reading
    const own = identity().then(opened => readVault(home, opened))
    const forget = () => {
      if (reading === own) reading = null
    }
    own.then(forget, forget)
    reading = own
    return own
  }

  /**
   * One read-modify-write under the lock; `edit` answers whether it changed anything, and `check` looks at what then
   * lies in the file. The passphrase is asked before the lock is taken.
   */
  const change = async (edit: (entries: Entries) => boolean, check?: (written: Entries) => void): Promise<boolean> => {
    const opened = await identity()
    return withLock(vaultLockPath(home), async () => {
      const entries = await readVault(home, opened)
      const changed = edit(entries)
      if (changed) await writeVault(home, opened, entries)
      else await sweepVault(home)
      reading = null
      check?.(await readVault(home, opened))
      return changed
    })
  }

  const getMany = async (keys: readonly string[]) => {
    keys.forEach(checkKey)
    const entries = await read()
    return new Map(keys.map(key => [key, secretOf(entries.get(key))]))
  }

  return {
    kind: 'vault',
    getMany,
    get: async key => (await getMany([key])).get(key) ?? null,
    async set(key, value) {
      checkKey(key)
      checkValue(value)
      await change(
        entries => entries.set(key, value.reveal()).has(key),
        written => checkReadBack(value, secretOf(written.get(key))),
      )
    },
    async delete(key) {
      checkKey(key)
      return change(entries => entries.delete(key))
    },
    list: async () => [...(await read()).keys()],
    readAll: async () => new Map([...(await read())].map(([key, text]) => [key, new Secret(text)])),
    async rotateKey(to) {
      const { replaceKey } = await import('./replaceKey.ts')
      const old = await identity()
      const replaced = await replaceKey({ home, environment, old, to })
      opening = Promise.resolve(replaced.identity)
      return replaced.report
    },
    async describe() {
      return { kind: 'vault', where: vaultPath(home), why: openedBy(environment) }
    },
  }
}

const secretOf = (text: string | undefined): Secret | null => (text === undefined ? null : new Secret(text))
