import { AsyncLocalStorage } from 'node:async_hooks'
import { join } from 'node:path'
import type { SecretKey, SecretStore, StoreChoice } from '../domain/secretStore.ts'
import { isSameStore, otherStore } from '../settings/move.ts'
import type { Settings } from '../settings/settings.ts'
import { makePrivateDirectory } from '../state/files.ts'
import { withLock } from '../state/lock.ts'

export type CurrentStore = {
  /** The store in use, each read and change of it in the access log. */
  secrets(): Promise<SecretStore>
  /** The same without the log, which keeps its own head in it. */
  inUse: SecretStore
  /** Any store, opened once a run; logged too. */
  open(choice: StoreChoice): Promise<SecretStore>
  /**
   * Runs what reads, decides and writes while no other process changes a secret. The settings are read anew at its
   * beginning. Inside another one it is part of that.
   */
  alone<T>(work: () => Promise<T>): Promise<T>
}

export type CurrentStoreOptions = {
  /** Folder of the settings. */
  home: string
  settings: Settings
  open(choice: StoreChoice, installation: string): Promise<SecretStore>
  logged(store: SecretStore): Promise<SecretStore>
}

/**
 * The store that the settings name, as they stand at each request: a move by another process is followed, so that what was
 * moved a moment ago does not read as missing, and what is written does not end up where nobody looks for it.
 */
export function currentStore({ home, settings, open: openAnew, logged }: CurrentStoreOptions): CurrentStore {
  const opened: { choice: StoreChoice; store: Promise<SecretStore> }[] = []
  const inside = new AsyncLocalStorage<true>()

  const raw = async (choice: StoreChoice) => {
    const { installation } = await settings.settled()
    const known = opened.find(other => isSameStore(other.choice, choice))
    if (known) return known.store
    const store = openAnew(choice, installation)
    opened.push({ choice, store })
    return store
  }
  const now = async () => {
    const { store: choice } = await settings.settled()
    return { choice, store: await raw(choice) }
  }
  const alone: CurrentStore['alone'] = async work => {
    if (inside.getStore()) return work()
    await makePrivateDirectory(home)
    return withLock(join(home, 'secrets.lock'), () => {
      settings.reread()
      return inside.run(true, work)
    })
  }
  /** Reads once more where the secrets were moved while we looked. */
  const getMany = async (keys: readonly SecretKey[]) => {
    const before = await now()
    const found = await before.store.getMany(keys).catch((error: unknown) => ({ error }))
    if (found instanceof Map && [...found.values()].every(secret => secret !== null)) return found
    const after = await now()
    if (!isSameStore(after.choice, before.choice)) return after.store.getMany(keys)
    if (found instanceof Map) return found
    throw found.error
  }
  const remove = async (key: SecretKey) => {
    const { store, moving } = await settings.settled()
    const deleted = await (await raw(store)).delete(key)
    if (moving === undefined) return deleted
    // A move was interrupted: there may be a copy of it on the other side.
    return (await (await raw(otherStore(moving, store))).delete(key)) || deleted
  }
  const inUse: SecretStore = {
    get kind() {
      return settings.read().store.kind
    },
    getMany,
    get: async key => (await getMany([key])).get(key) ?? null,
    set: (key, value) => alone(async () => (await now()).store.set(key, value)),
    delete: key => alone(() => remove(key)),
    describe: async () => (await now()).store.describe(),
  }
  return {
    secrets: async () => {
      // Nothing is read under an installation that another first run may overwrite.
      const { store } = await settings.settled()
      return logged({ ...inUse, kind: store.kind })
    },
    inUse,
    open: async choice => logged(await raw(choice)),
    alone,
  }
}
