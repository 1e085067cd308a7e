import { type SecretKey, type SecretStore, StoreFailure, storeNames } from './secretStore.ts'

/**
 * Deletes secrets and looks for them: a store that says it deleted may still hold them. Resolves to how many were there.
 * Throws StoreFailure `store-failed`; `hint` is what to type once the store lets go.
 */
export async function deleteSecrets(store: SecretStore, keys: readonly SecretKey[], hint?: string): Promise<number> {
  let deleted = 0
  for (const key of keys) if (await store.delete(key)) deleted += 1
  await expectGone(store, keys, hint)
  return deleted
}

/** What a deletion owes its caller: the store said yes, and nothing is there. */
export async function expectGone(store: SecretStore, keys: readonly SecretKey[], hint = 'hedge store'): Promise<void> {
  if (keys.length === 0) return
  const left = [...(await store.getMany(keys)).values()].filter(secret => secret !== null).length
  if (left === 0) return
  const message = `${storeNames[store.kind]} says it deleted, and still holds ${left} of the secrets`
  throw new StoreFailure('store-failed', message, hint)
}
