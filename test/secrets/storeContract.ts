import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/domain/failure.ts'
import { Secret } from '../../src/domain/secret.ts'
import type { SecretStore } from '../../src/domain/secretStore.ts'

/** What every secret store owes its callers. `make` gives an empty store and a way to open it again, as another run would. */
export function storeContract(name: string, make: () => Promise<{ store: SecretStore; reopen: () => SecretStore }>) {
  describe(`${name} keeps the contract of a secret store`, () => {
    it.each([
      ['a URL', 'https://mainnet.example/v3/0123456789abcdef'],
      ['unicode', 'naïve ключ 鍵 🦄 \u0000 end'],
      ['newlines and blanks', '\n first\r\nsecond \n'],
      ['a leading byte order mark', '\ufeffmarked'],
      ['JSON', '{"a":"b\\"c"}'],
      ['the longest there may be', 'ü'.repeat(1200)],
    ])('gives back %s exactly, also to the next run', async (_what, text) => {
      const { store, reopen } = await make()
      await store.set('rpc/ethereum', new Secret(text))
      expect((await store.get('rpc/ethereum'))?.reveal()).toBe(text)
      expect((await reopen().get('rpc/ethereum'))?.reveal()).toBe(text)
    })

    it('answers null for what is not there, and only for that', async () => {
      const { store } = await make()
      await store.set('hedge/a1/wallet', new Secret('0x01'))
      const found = await store.getMany(['hedge/a1/wallet', 'hedge/a1/account', '__proto__', 'constructor'])
      expect([...found].map(([key, value]) => [key, value?.reveal() ?? null])).toEqual([
        ['hedge/a1/wallet', '0x01'],
        ['hedge/a1/account', null],
        ['__proto__', null],
        ['constructor', null],
      ])
      expect(await store.get('hedge/a1')).toBeNull()
      expect(await store.getMany([])).toEqual(new Map())
    })

    it('keeps the last of two writes and nothing of the first', async () => {
      const { store } = await make()
      await store.set('rpc/base', new Secret('the first, and longer'))
      await store.set('rpc/base', new Secret('second'))
      expect((await store.get('rpc/base'))?.reveal()).toBe('second')
    })

    it('deletes once', async () => {
      const { store, reopen } = await make()
      await store.set('rpc/base', new Secret('value'))
      await store.set('rpc/arbitrum', new Secret('stays'))
      expect(await store.delete('rpc/base')).toBe(true)
      expect(await store.get('rpc/base')).toBeNull()
      expect(await reopen().delete('rpc/base')).toBe(false)
      expect((await store.get('rpc/arbitrum'))?.reveal()).toBe('stays')
    })

    it('lists what it holds, if it lists at all', async () => {
      const { store, reopen } = await make()
      expect((await store.list?.()) ?? []).toEqual([])
      const keys = ['hedge/a1/wallet', 'rpc/base', 'rpc/base/2']
      for (const key of keys) await store.set(key, new Secret('value'))
      await store.delete('rpc/base')
      expect((await reopen().list?.())?.sort() ?? ['hedge/a1/wallet', 'rpc/base/2']).toEqual([
        'hedge/a1/wallet',
        'rpc/base/2',
      ])
    })

    it('loses nothing when several writes run at once', async () => {
      const { store } = await make()
      const keys = Array.from({ length: 12 }, (_, index) => `rpc/chain-${index}`)
      await Promise.all(keys.map(key => store.set(key, new Secret(`value of ${key}`))))
      const found = await store.getMany(keys)
      expect(keys.map(key => found.get(key)?.reveal())).toEqual(keys.map(key => `value of ${key}`))
    })

    it.each([
      ['an empty text', '', 'secret-empty'],
      ['half a surrogate pair', 'canary-a\ud800b', 'secret-not-text'],
      ['one byte too many', `canary-${'x'.repeat(2394)}`, 'secret-too-long'],
    ])('refuses %s and keeps what was there', async (_what, text, code) => {
      const { store } = await make()
      await store.set('rpc/base', new Secret('before'))
      const error: unknown = await store.set('rpc/base', new Secret(text)).catch(caught => caught)
      expect(error).toBeInstanceOf(Failure)
      expect(error).toMatchObject({ code, exit: 2 })
      expect(inspect(error)).not.toContain('canary')
      expect((await store.get('rpc/base'))?.reveal()).toBe('before')
    })

    it.each(['', 'A', 'a b', '../../Etc', 'a\nb', 'a'.repeat(121)])('refuses the key %j', async key => {
      const { store } = await make()
      await expect(store.get(key)).rejects.toThrow(TypeError)
      await expect(store.set(key, new Secret('value'))).rejects.toThrow(TypeError)
      await expect(store.delete(key)).rejects.toThrow(TypeError)
    })

    it('shows no value when it, or what it gives, is printed', async () => {
      const { store } = await make()
      await store.set('rpc/base', new Secret('canary-0123456789'))
      const found = await store.getMany(['rpc/base'])
      expect(inspect([store, found, await store.describe()], { depth: 9, showHidden: true })).not.toContain('canary')
      expect(JSON.stringify([store, ...found])).not.toContain('canary')
    })

    it('says what it is and where', async () => {
      const { store } = await make()
      const { kind, where, why } = await store.describe()
      expect(kind).toBe(store.kind)
      expect([where, why].every(text => text.length > 5)).toBe(true)
    })
  })
}
