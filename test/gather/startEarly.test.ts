import { describe, expect, it } from 'vitest'
import { wholeScope } from '../../src/domain/artifacts.ts'
import { Secret } from '../../src/domain/secret.ts'
import type { SecretStore } from '../../src/domain/secretStore.ts'
import { gather } from '../../src/gather/index.ts'
import { account, chain } from '../support/artifacts.ts'
import { countingLpVenue, fakeSources, hedgeOf } from '../support/fakeSources.ts'

const needs = ['subjects', 'lps', 'accounts', 'markets'] as const

/** Until everything has happened that waits for nothing. */
const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(resolve => setImmediate(resolve))
}

/** A hedge whose addresses and whose chain's URL are handed out when it is said so. */
async function held() {
  const plain = fakeSources([hedgeOf('a')])
  const store = await plain.secrets()
  const asked: string[] = []
  const { promise: addresses, resolve: giveAddresses } = Promise.withResolvers<void>()
  const { promise: urls, resolve: giveUrls } = Promise.withResolvers<void>()
  const slow: SecretStore = {
    ...store,
    getMany: async keys => {
      asked.push('addresses')
      await addresses
      return store.getMany(keys)
    },
  }
  const sources = fakeSources([hedgeOf('a')], {
    secrets: async () => slow,
    endpoints: async () => {
      asked.push('url')
      await urls
      return [{ id: chain.name, url: new Secret('http://127.0.0.1:1'), label: 'a test', own: true }]
    },
    lpVenue: async () => {
      asked.push('module of the chain')
      return countingLpVenue(sources.asked)
    },
  })
  return { asked, sources, giveAddresses, giveUrls }
}

describe('a live read', () => {
  it('asks the store for the URL beside the addresses, for these first, and loads the venues while it answers', async () => {
    const { asked, sources, giveAddresses, giveUrls } = await held()
    const gathering = gather(needs, sources)
    await settled()
    expect(asked).toEqual(['addresses', 'url', 'module of the chain'])
    expect(sources.asked).toEqual([])
    giveAddresses()
    giveUrls()
    await gathering
    expect(asked.filter(what => what === 'url')).toHaveLength(1)
  })

  it('asks Hyperliquid as soon as the account is in hand, whatever the URL of the chain takes', async () => {
    const { sources, giveAddresses, giveUrls } = await held()
    const gathering = gather(needs, sources)
    giveAddresses()
    await settled()
    const early = [...sources.asked]
    expect(early).toContain(`mode mainnet ${account}`)
    expect(early).toContain('markets mainnet')
    expect(early.filter(what => what.startsWith('lps'))).toEqual([])
    giveUrls()
    await gathering
    expect(sources.asked.filter(what => what.startsWith('lps'))).toHaveLength(1)
  })

  it('reads no URL for a name that there is not, nor where no position is asked for', async () => {
    const { asked, sources } = await held()
    const scope = { ...wholeScope, names: ['b'] }
    await expect(gather(needs, { ...sources, scope })).rejects.toThrow('there is no hedge of that name')
    await gather(['thresholds'], sources)
    await settled()
    expect(asked).toEqual([])
  })
})
