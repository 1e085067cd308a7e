import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { currentStore } from '../../src/cli/currentStore.ts'
import { Secret } from '../../src/domain/secret.ts'
import { type SecretStore, type StoreChoice, StoreFailure } from '../../src/domain/secretStore.ts'
import { openSettings } from '../../src/settings/settings.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { memoryStore } from '../support/fakeContext.ts'

const keychain: StoreChoice = { kind: 'keychain' }
const vault: StoreChoice = { kind: 'vault' }

/** Runs of one home: each has settings of its own, as processes have, over the same stores. */
function ground() {
  const home = temporaryHome()
  const stores = { keychain: memoryStore(), vault: memoryStore(), exec: memoryStore() }
  const run = (opened: (store: SecretStore, kind: string) => SecretStore = store => store) => {
    const settings = openSettings(home, () => '0123456789abcdef')
    const open = async ({ kind }: StoreChoice) => opened({ ...stores[kind], kind }, kind)
    return { settings, ...currentStore({ home, settings, open, logged: async store => store }) }
  }
  const moveAway = async (key: string) => {
    const secret = stores.keychain.secrets.get(key)
    if (secret) stores.vault.secrets.set(key, secret)
    await run().settings.update(document => ({ ...document, store: vault }))
    stores.keychain.secrets.delete(key)
  }
  return { home, stores, run, moveAway }
}

describe('the store in use', () => {
  it('is followed where another process has changed it', async () => {
    const { stores, run, moveAway } = ground()
    const { secrets } = run()
    const store = await secrets()
    await store.set('rpc/base', new Secret('one'))
    expect(stores.keychain.secrets.has('rpc/base')).toBe(true)
    await moveAway('rpc/base')
    expect((await store.get('rpc/base'))?.reveal()).toBe('one')
    await store.set('rpc/base/2', new Secret('two'))
    expect([...stores.vault.secrets.keys()]).toEqual(['rpc/base', 'rpc/base/2'])
    expect([...stores.keychain.secrets.keys()]).toEqual([])
    expect((await secrets()).kind).toBe('vault')
  })

  it.each([
    ['does not read as missing', async () => new Map([['rpc/base', null]])],
    [
      'does not fail',
      async () => {
        throw new StoreFailure('store-locked', 'it is locked by now', 'hedge store')
      },
    ],
  ])('what was moved away while it was read %s', async (_what, answer) => {
    const { stores, run, moveAway } = ground()
    stores.keychain.secrets.set('rpc/base', new Secret('one'))
    const slow = (store: SecretStore, kind: string): SecretStore => {
      if (kind !== 'keychain') return store
      return {
        ...store,
        getMany: async () => {
          await moveAway('rpc/base')
          return answer()
        },
      }
    }
    const store = await run(slow).secrets()
    expect((await store.get('rpc/base'))?.reveal()).toBe('one')
  })

  it('still fails, or misses, where nothing was moved', async () => {
    const { run } = ground()
    const shut = (store: SecretStore) => ({
      ...store,
      getMany: async () => {
        throw new StoreFailure('store-locked', 'it is locked', 'hedge store')
      },
    })
    await expect((await run(shut).secrets()).get('rpc/base')).rejects.toMatchObject({ code: 'store-locked' })
    expect(await (await run().secrets()).get('rpc/base')).toBeNull()
  })

  it('is written to only after a move by another process has ended, and then at its end', async () => {
    const { home, stores, run } = ground()
    const store = await run().secrets()
    const mover = run()
    const moving = mover.alone(async () => {
      await pause(150)
      await mover.settings.update(document => ({ ...document, store: vault }))
    })
    while (!existsSync(join(home, 'secrets.lock'))) await pause(1)
    await store.set('rpc/base', new Secret('late'))
    await moving
    expect([stores.keychain.secrets.size, stores.vault.secrets.size]).toEqual([0, 1])
  })

  it('forgets a key on both sides of a move that was interrupted', async () => {
    const { stores, run } = ground()
    for (const each of [stores.keychain, stores.vault]) each.secrets.set('rpc/base', new Secret('one'))
    const { settings, secrets } = run()
    const moving = { from: keychain, to: vault, since: '2026-01-01T00:00:00.000Z', keys: ['rpc/base'] }
    await settings.update(document => ({ ...document, moving }))
    expect(await (await secrets()).delete('rpc/base')).toBe(true)
    expect([stores.keychain.secrets.size, stores.vault.secrets.size]).toEqual([0, 0])
  })
})

describe('alone', () => {
  it('lets one process in at a time, reads the settings anew for it, and is one with what it holds', async () => {
    const { run } = ground()
    const add = async () => {
      const { alone, settings, secrets } = run()
      settings.read()
      await alone(async () => {
        const place = Object.keys(settings.rpcs()).length
        await pause(5)
        await (await secrets()).set(`rpc/chain-${place}`, new Secret('url'))
        await alone(() => settings.noteRpc(`chain-${place}`, { setAt: '2026-01-01T00:00:00.000Z' }))
      })
    }
    await Promise.all(Array.from({ length: 6 }, add))
    const { settings, secrets } = run()
    const names = Object.keys(settings.rpcs())
    expect(names).toHaveLength(6)
    const found = await (await secrets()).getMany(names.map(name => `rpc/${name}`))
    expect([...found.values()].every(secret => secret !== null)).toBe(true)
  })
})
