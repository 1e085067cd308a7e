import { type Access, type AccessResult, isBookkeeping, resultOf } from '../../domain/accessLog.ts'
import type { Secret } from '../../domain/secret.ts'
import type { SecretKey, SecretStore } from '../../domain/secretStore.ts'

export type Noting = {
  noteRead(accesses: readonly Access[]): Promise<void>
  /** Throws where the change must not be made. */
  begin(access: Access): Promise<void>
  end(access: Access): Promise<void>
}

/** A store that tells of every read and change: names of keys and how it ended. */
export function loggedStore(store: SecretStore, { noteRead, begin, end }: Noting): SecretStore {
  const { kind } = store
  const access = (act: Access['act'], keys: readonly SecretKey[], result: AccessResult): Access =>
    keys.length === 0 ? { act: 'open', keys, result, store: kind } : { act, keys, result, store: kind }

  const read = async <T>(
    asked: readonly SecretKey[],
    ask: () => Promise<T>,
    isThere: (found: T, key: string) => boolean,
  ) => {
    const keys = asked.filter(key => !isBookkeeping(key))
    let found: T
    try {
      found = await ask()
    } catch (error) {
      await noteRead([access('read', keys, resultOf(error))])
      throw error
    }
    const [there, missing] = [keys.filter(key => isThere(found, key)), keys.filter(key => !isThere(found, key))]
    const noted = there.length > 0 || missing.length === 0 ? [access('read', there, 'ok')] : []
    if (missing.length > 0) noted.push(access('read', missing, 'missing'))
    await noteRead(noted)
    return found
  }

  const readWhole = async (ask: () => Promise<Map<SecretKey, Secret>>) => {
    try {
      const found = await ask()
      const keys = [...found.keys()].filter(key => isOurs(key) && !isBookkeeping(key))
      await noteRead([access('read', keys, 'ok')])
      return found
    } catch (error) {
      await noteRead([access('read', [], resultOf(error))])
      throw error
    }
  }

  const change = async <T>(
    act: 'set' | 'delete',
    key: SecretKey,
    make: () => Promise<T>,
    resultIn: (made: T) => AccessResult,
  ) => {
    if (isBookkeeping(key)) return make()
    await begin(access(act, [key], 'begun'))
    try {
      const made = await make()
      await end(access(act, [key], resultIn(made)))
      return made
    } catch (error) {
      await end(access(act, [key], resultOf(error)))
      throw error
    }
  }

  const { readAll } = store
  return {
    ...store,
    ...(readAll === undefined ? {} : { readAll: () => readWhole(readAll) }),
    get: key =>
      read(
        [key],
        () => store.get(key),
        found => found !== null,
      ),
    getMany: async keys =>
      keys.length === 0
        ? store.getMany(keys)
        : read(
            keys,
            () => store.getMany(keys),
            (found: Map<string, Secret | null>, key) => found.get(key) != null,
          ),
    set: (key, value) =>
      change(
        'set',
        key,
        () => store.set(key, value),
        () => 'ok',
      ),
    delete: key =>
      change(
        'delete',
        key,
        () => store.delete(key),
        deleted => (deleted ? 'ok' : 'missing'),
      ),
  }
}

/** A name that this program gives. Any other was put there by another hand, and may be no name but a secret. */
const isOurs = (key: SecretKey): boolean =>
  /^(?:hedge|rpc|notify)\/[a-z0-9/._-]{1,100}$/.test(key) && !/[0-9a-f]{40}/.test(key)
