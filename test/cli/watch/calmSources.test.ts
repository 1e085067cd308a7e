import { describe, expect, it } from 'vitest'
import { calmSources } from '../../../src/cli/watch/calmSources.ts'
import { watchClock } from '../../../src/cli/watch/clock.ts'
import { Secret } from '../../../src/domain/secret.ts'
import { type SecretStore, StoreFailure } from '../../../src/domain/secretStore.ts'
import { chain } from '../../support/artifacts.ts'
import { memoryStore } from '../../support/fakeContext.ts'
import { fakeSources, hedgeOf } from '../../support/fakeSources.ts'
import { fakeTime } from '../../support/fakeTime.ts'

const locked = new StoreFailure('store-locked', 'the keychain is locked', 'unlock it')

/** Sources whose store and endpoints are counted, and can be shut. */
function ground() {
  const time = fakeTime()
  const asked: string[] = []
  const state = { isLocked: false, version: 'one' }
  const store = memoryStore()
  store.secrets.set('hedge/one/wallet', new Secret('0x1'))
  const counting: SecretStore = {
    ...store,
    getMany: async keys => {
      asked.push(keys.join())
      if (state.isLocked) throw locked
      return store.getMany(keys)
    },
  }
  const reach = fakeSources([hedgeOf('one')], {
    secrets: async () => counting,
    endpoints: async () => {
      asked.push('endpoints')
      if (state.isLocked) throw locked
      return [{ id: state.version, url: new Secret('http://127.0.0.1:1'), label: 'a test', own: true }]
    },
  })
  const calm = calmSources(watchClock(time), () => state.version)
  const pass = (milliseconds: number) => time.time.wait(milliseconds, new AbortController().signal)
  const get = async (...keys: string[]) => (await calm(reach).secrets()).getMany(keys)
  return { asked, state, store, pass, get, endpoints: () => calm(reach).endpoints(chain) }
}

describe('a watch and the secret store', () => {
  it('asks it once for what it found, and again for what it did not', async () => {
    const { asked, get, store, pass } = ground()
    for (let n = 0; n < 3; n += 1) {
      const found = await get('hedge/one/wallet', 'hedge/one/account')
      expect(found.get('hedge/one/wallet')?.reveal()).toBe('0x1')
      await pass(60_000)
    }
    expect(asked).toEqual(['hedge/one/wallet,hedge/one/account', 'hedge/one/account', 'hedge/one/account'])
    store.secrets.set('hedge/one/account', new Secret('0x2'))
    expect((await get('hedge/one/account')).get('hedge/one/account')?.reveal()).toBe('0x2')
  })

  it('that does not open is asked once a minute, and has what it needs when it does', async () => {
    const { asked, get, state, pass } = ground()
    state.isLocked = true
    for (let n = 0; n < 4; n += 1) {
      await expect(get('hedge/one/wallet')).rejects.toBe(locked)
      await pass(20_000)
    }
    expect(asked).toHaveLength(2)
    state.isLocked = false
    await pass(60_000)
    expect((await get('hedge/one/wallet')).get('hedge/one/wallet')).not.toBeNull()
    state.isLocked = true
    expect((await get('hedge/one/wallet')).get('hedge/one/wallet')).not.toBeNull()
  })
})

describe('a watch and the endpoints of a chain', () => {
  it('looks them up when they change, and every ten minutes', async () => {
    const { asked, endpoints, state, pass } = ground()
    for (let n = 0; n < 5; n += 1) await endpoints()
    expect(asked).toHaveLength(1)
    state.version = 'two'
    expect((await endpoints())[0]!.id).toBe('two')
    await pass(601_000)
    await endpoints()
    expect(asked).toHaveLength(3)
  })

  it('keeps them while the store is shut', async () => {
    const { endpoints, state, pass } = ground()
    await endpoints()
    state.isLocked = true
    for (let n = 0; n < 5; n += 1) {
      await pass(601_000)
      expect((await endpoints())[0]!.id).toBe('one')
    }
  })

  it('has none where it never had, and finds them later', async () => {
    const { endpoints, state, pass } = ground()
    state.isLocked = true
    await expect(endpoints()).rejects.toBe(locked)
    state.isLocked = false
    await pass(61_000)
    expect(await endpoints()).toHaveLength(1)
  })
})
