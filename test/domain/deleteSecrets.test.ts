import { expect, it } from 'vitest'
import { deleteSecrets } from '../../src/domain/deleteSecrets.ts'
import { Secret } from '../../src/domain/secret.ts'
import type { StoreKind } from '../../src/domain/secretStore.ts'
import { sources } from '../laws/support/project.ts'
import { memoryStore } from '../support/fakeContext.ts'

async function storeWith(...keys: string[]) {
  const store = memoryStore()
  for (const key of keys) await store.set(key, new Secret(key))
  return store
}

it('resolves to how many were there, and leaves none', async () => {
  const store = await storeWith('a', 'b', 'c')
  expect(await deleteSecrets(store, ['a', 'b', 'x'])).toBe(2)
  expect([...store.secrets.keys()]).toEqual(['c'])
  expect(await deleteSecrets(store, [])).toBe(0)
})

it.each<[StoreKind, string]>([
  ['keychain', 'the keychain'],
  ['vault', 'the vault'],
  ['exec', 'your secret manager'],
])('a %s that says ok and keeps one is not believed', async (kind, name) => {
  const store = await storeWith('a', 'b')
  const lying = { ...store, kind, delete: async (key: string) => key === 'b' || store.delete(key) }
  await expect(deleteSecrets(lying, ['a', 'b'], 'hedge again')).rejects.toMatchObject({
    code: 'store-failed',
    exit: 4,
    message: `${name} says it deleted, and still holds 1 of the secrets`,
    hint: 'hedge again',
  })
})

it('no command deletes a secret in any other way', () => {
  const deleting = Object.entries(sources()).filter(
    ([file, text]) => file.startsWith('src/commands/') && /\b(?:store|secrets)\.delete\(/.test(text),
  )
  expect(deleting.map(([file]) => file)).toEqual([])
})
