import type { Secret } from '../domain/secret.ts'
import type { SecretKey, SecretStore } from '../domain/secretStore.ts'
import type { Redactor } from '../secrets/redaction.ts'

/** Whatever comes out of a store is known to the redactor from then on. */
export function guardedStore(store: SecretStore, { guard }: Redactor): SecretStore {
  const seen = (secret: Secret | null) => {
    if (secret !== null) guard(secret)
    return secret
  }
  return {
    ...store,
    get: async key => (isAccess(key) ? seen(await store.get(key)) : store.get(key)),
    getMany: async keys => {
      const found = await store.getMany(keys)
      for (const [key, secret] of found) if (isAccess(key)) seen(secret)
      return found
    },
    set: async (key, value) => {
      if (isAccess(key)) guard(value)
      await store.set(key, value)
    },
  }
}

/** What opens something: an address opens nothing, and is told to its owner. */
const isAccess = (key: SecretKey): boolean => key.startsWith('rpc/') || key.startsWith('notify/')
