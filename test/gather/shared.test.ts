import { describe, expect, it } from 'vitest'
import { wholeScope } from '../../src/domain/artifacts.ts'
import type { Hedge } from '../../src/domain/hedge.ts'
import { Secret } from '../../src/domain/secret.ts'
import { StoreFailure } from '../../src/domain/secretStore.ts'
import { gather } from '../../src/gather/index.ts'
import { addressOf } from '../support/artifacts.ts'
import { fakeSources, hedgeOf } from '../support/fakeSources.ts'

/** Names of the hedges that say they are shared; `b` reads another account where that is said. */
async function sharedAmong(hedges: Hedge[], { elsewhere = false, names = [] as string[] } = {}) {
  const sources = fakeSources(hedges, { scope: { ...wholeScope, names } })
  const store = await sources.secrets()
  if (elsewhere) await store.set('hedge/id-b/account', new Secret(addressOf(0xb)))
  const asked: (readonly string[])[] = []
  const getMany = async (keys: readonly string[]) => {
    asked.push(keys)
    return store.getMany(keys)
  }
  const { subjects } = await gather(['subjects'], { ...sources, secrets: async () => ({ ...store, getMany }) })
  const found = 'ok' in subjects ? subjects.ok : []
  return { shared: found.filter(({ shared }) => shared).map(({ name }) => name), asked }
}

describe('perps that two hedges count', () => {
  it('are shared by the older one too, and by one that is asked about alone', async () => {
    const hedges = [hedgeOf('a'), hedgeOf('b', { shared: true })]
    expect((await sharedAmong(hedges)).shared).toEqual(['a', 'b'])
    const alone = await sharedAmong(hedges, { names: ['a'] })
    expect(alone.shared).toEqual(['a'])
    expect(alone.asked).toEqual([['hedge/id-a/wallet', 'hedge/id-a/account', 'hedge/id-b/account']])
  })

  it.each<[string, Partial<Hedge>, boolean]>([
    ['another account', {}, true],
    ['another network', { testnet: true }, false],
    ['other coins', { coins: ['BTC'] }, false],
  ])('are none with %s, whatever was stored', async (_what, rest, elsewhere) => {
    const hedges = [hedgeOf('a', { shared: true }), hedgeOf('b', { ...rest, shared: true })]
    expect((await sharedAmong(hedges, { elsewhere })).shared).toEqual([])
  })

  it('are shared no more when the other hedge is gone', async () => {
    expect((await sharedAmong([hedgeOf('a', { shared: true, sharedWith: ['id-b'] })])).shared).toEqual([])
  })

  it('are shared by both where add noted it of a sub-account', async () => {
    const hedges = [hedgeOf('a', { subAccounts: true }), hedgeOf('b', { shared: true, sharedWith: ['id-a'] })]
    expect((await sharedAmong(hedges, { elsewhere: true })).shared).toEqual(['a', 'b'])
  })

  it('are what was stored while the accounts cannot be read', async () => {
    const secrets = async () => {
      throw new StoreFailure('store-locked', 'the keychain is locked', 'unlock it')
    }
    const hedges = [hedgeOf('a'), hedgeOf('b', { shared: true })]
    const { subjects } = await gather(['subjects'], fakeSources(hedges, { secrets }))
    expect(subjects).toMatchObject({ ok: [{ shared: false }, { shared: true }] })
  })
})
