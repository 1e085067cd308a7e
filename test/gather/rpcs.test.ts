import { describe, expect, it } from 'vitest'
import { ReadFailure } from '../../src/domain/failure.ts'
import type { ChainRpcs } from '../../src/domain/rpcReading.ts'
import { gather } from '../../src/gather/index.ts'
import { savedAudited } from '../../src/gather/saved/audited.ts'
import { publicOf, rpcOf } from '../checks/rpc/audited.ts'
import { chain, gap, ok } from '../support/artifacts.ts'
import { down, fakeSources, hedgeOf } from '../support/fakeSources.ts'
import { replaced } from '../support/readsIn.ts'

const base = { ...chain, name: 'base', chainId: 8453 }
const sources = (rest: Parameters<typeof fakeSources>[1] = {}) =>
  fakeSources([hedgeOf('one'), hedgeOf('two'), hedgeOf('three', { chain: 'base' })], {
    chains: () => [chain, base, { ...chain, name: 'unused' }],
    ...rest,
  })

describe('the endpoints of the chains', () => {
  it('are read once a chain that a hedge is on, and one chain that fails is a gap in its place', async () => {
    const asked: string[] = []
    const readRpcs = async ({ name }: { name: string }) => {
      asked.push(name)
      return name === 'base' ? [rpcOf()] : down('no-rpc')()
    }
    const { rpcs } = await gather(['rpcs'], sources({ readRpcs }))
    expect(asked).toEqual(['testchain', 'base'])
    expect(rpcs).toMatchObject({
      ok: [
        { chain: 'testchain', chainId: chain.chainId, read: gap('no-rpc') },
        { chain: 'base', chainId: 8453, read: { ok: [{ label: 'base RPC' }] } },
      ],
    })
  })

  it('are a gap where nobody reads them, or what chains there are is not known', async () => {
    expect(await gather(['rpcs'], sources())).toMatchObject({ rpcs: { gap: { code: 'not-here' } } })
    const chains = () => {
      throw new ReadFailure(gap('settings').gap)
    }
    const readRpcs = async () => [rpcOf()]
    expect(await gather(['rpcs'], sources({ chains, readRpcs }))).toMatchObject({ rpcs: gap('settings') })
  })
})

const silent = gap('rpc-down')
const reading: ChainRpcs = {
  chain: 'base',
  chainId: 8453,
  read: ok([
    rpcOf({ proof: [{ what: 'chain', how: 'eth_chainId', at: '2026-10-01T00:00:00.000Z', result: '8453' }] }),
    publicOf('public.example', { head: silent, signs: silent, namespaces: silent }),
  ]),
}

const replay = (value: unknown) => savedAudited.rpcs(JSON.parse(JSON.stringify(value)), 'rpcs')

describe('saved endpoints', () => {
  it('are replayed as they were read, gaps and all', () => {
    const all = [reading, { ...reading, chain: 'other', read: silent }]
    expect(replay(all)).toEqual(all)
  })

  it.each<[string, unknown[], unknown]>([
    ['another protocol than there are', [0, 'read', 'ok', 0, 'url', 'scheme'], 'ftp'],
    ['what is no yes or no', [0, 'read', 'ok', 0, 'url', 'shared'], 1],
    ['no place', [0, 'read', 'ok', 0, 'place'], 0],
    ['a moment that is none', [0, 'read', 'ok', 0, 'setAt'], 'then'],
    ['a proof with a URL in it', [0, 'read', 'ok', 0, 'proof', 0, 'result'], 'https://x'],
    ['a block below zero', [0, 'read', 'ok', 0, 'head', 'ok', 'block'], '-1'],
    ['a time that is no number', [0, 'read', 'ok', 0, 'head', 'ok', 'timestamp'], 'NaN'],
    ['a chain id that is none', [0, 'read', 'ok', 0, 'head', 'ok', 'chainId'], 1.5],
    ['a label that moves a cursor', [0, 'read', 'ok', 0, 'label'], '\u001b[2J'],
    ['a namespace that does', [0, 'read', 'ok', 0, 'namespaces', 'ok', 'admin'], ['\u202e']],
    ['less than nothing unknown', [0, 'read', 'ok', 0, 'namespaces', 'ok', 'unknown'], -1],
    ['neither value nor gap', [0, 'read', 'ok', 0, 'signs'], {}],
  ])('are refused with %s', (_what, path, value) => {
    expect(() => replay(replaced([reading], path as string[], value))).toThrow(/^rpcs/)
  })

  it('are refused with a chain twice', () => {
    expect(() => replay([reading, reading])).toThrow('twice')
  })
})

describe('a saved second opinion', () => {
  const opinions = [
    {
      chain: 'base',
      read: ok({ block: '1000', provider: 'public.example', differing: ['the holder of position #1'] }),
    },
    { chain: 'other', read: null },
    { chain: 'third', read: silent },
  ]
  const again = (value: unknown) => savedAudited.seconds(JSON.parse(JSON.stringify(value)), 'seconds')

  it('is replayed as it was read', () => expect(again(opinions)).toEqual(opinions))

  it.each<[string, string[], unknown]>([
    ['a block that is none', ['0', 'read', 'ok', 'block'], '0x1'],
    ['words that move a cursor', ['0', 'read', 'ok', 'differing'], ['\u001b[2J']],
    ['a provider that is no text', ['0', 'read', 'ok', 'provider'], null],
    ['nothing said of whether it was asked', ['1', 'read'], undefined],
    ['a chain twice', ['1', 'chain'], 'base'],
  ])('is refused with %s', (_what, path, value) => {
    expect(() => again(replaced(opinions, path, value))).toThrow(/^seconds/)
  })
})
