import { rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { exampleStore } from './support/exampleStore.ts'

/** Against fakes of `op`, `vault` and `aws`; the contract of a store, for each of them, is among the long tests. */
describe.each(['op', 'vault', 'aws'] as const)('the example for %s', manager => {
  it('keeps, changes, lists and forgets', async () => {
    const { store, reopen } = exampleStore(manager)
    expect(await store.get('rpc/base')).toBeNull()
    expect(await store.list?.()).toEqual([])
    await store.set('rpc/base', new Secret('https://example.org/"key"\n'))
    await store.set('rpc/base', new Secret('second'))
    await store.set('rpc/base/2', new Secret('other'))
    expect((await reopen().get('rpc/base'))?.reveal()).toBe('second')
    expect((await store.list?.())?.sort()).toEqual(['rpc/base', 'rpc/base/2'])
    expect(await store.delete('rpc/base')).toBe(true)
    expect(await store.delete('rpc/base')).toBe(false)
    expect((await store.get('rpc/base/2'))?.reveal()).toBe('other')
  })

  it('tells trouble from missing, in reading, writing, deleting and listing', async () => {
    const { store, trouble } = exampleStore(manager)
    await store.set('rpc/base', new Secret('value'))
    for (const [words, code] of troubles[manager]) {
      writeFileSync(trouble, words)
      await expect(store.get('rpc/base')).rejects.toMatchObject({ code })
      await expect(store.get('rpc/other')).rejects.toMatchObject({ code })
      await expect(store.set('rpc/base', new Secret('x'))).rejects.toMatchObject({ code })
      await expect(store.delete('rpc/base')).rejects.toMatchObject({ code })
      await expect(store.list?.()).rejects.toMatchObject({ code })
    }
    rmSync(trouble)
    expect((await store.get('rpc/base'))?.reveal()).toBe('value')
  })
})

/** What each says of itself when it cannot do its work. */
const troubles = {
  op: [
    ['[ERROR] 2026/01/01 you are not currently signed in. Please run `op signin --help`', 'store-locked'],
    ['[ERROR] 2026/01/01 "Hedge" isn\'t a vault in this account.', 'store-denied'],
    ['[ERROR] 2026/01/01 dial tcp: lookup my.1password.com: no such host', 'store-unavailable'],
  ],
  vault: [
    ['* Vault is sealed', 'store-locked'],
    ['* permission denied', 'store-denied'],
    ['dial tcp 127.0.0.1:8200: connect: connection refused', 'store-unavailable'],
  ],
  aws: [
    ['An error occurred (ExpiredTokenException) when calling the operation', 'store-locked'],
    ['An error occurred (AccessDeniedException) when calling the operation', 'store-denied'],
    [
      'Could not connect to the endpoint URL: "https://secretsmanager.eu-central-1.amazonaws.com/"',
      'store-unavailable',
    ],
  ],
} as const
