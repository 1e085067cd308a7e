import { describe, expect, it } from 'vitest'
import { chains } from '../../src/chains/index.ts'
import { endpointsOf } from '../../src/cli/endpointsOf.ts'
import { rpcKey } from '../../src/domain/rpcKey.ts'
import { Secret } from '../../src/domain/secret.ts'
import { memoryStore } from '../support/fakeContext.ts'

const setAt = '2026-03-01T12:00:00.000Z'
const chain = chains[0]!

function storeWith(...places: number[]) {
  const held = memoryStore()
  for (const place of places) held.secrets.set(rpcKey(chain.name, place), new Secret(`https://own-${place}.example`))
  return { secrets: held.secrets, open: async () => held }
}

describe('where a chain whose owner has set endpoints is asked', () => {
  it('asks no public one, though all of them are known', async () => {
    expect(chain.publicRpcs).not.toEqual([])
    const { secrets, open } = storeWith(1, 2)
    const endpoints = await endpointsOf(chain, { setAt, also: [{ setAt }] }, open)
    expect(endpoints.map(({ url }) => url)).toEqual([...secrets.values()])
    expect(endpoints.map(({ own }) => own)).toEqual([true, true])
  })

  it('asks nobody where their URLs are gone', async () => {
    await expect(endpointsOf(chain, { setAt }, storeWith().open)).rejects.toMatchObject({ gap: { code: 'no-rpc' } })
  })

  it('asks the public ones where none was ever set, and opens no store for it', async () => {
    const endpoints = await endpointsOf(chain, null, () => Promise.reject(new Error('opened')))
    expect(endpoints).toHaveLength(chain.publicRpcs.length)
    for (const { own } of endpoints) expect(own).toBe(false)
  })
})
