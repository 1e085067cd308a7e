import { describe, expect, it } from 'vitest'
import type { Approvals, ApprovalsQuery } from '../../src/domain/approvals.ts'
import { wholeScope } from '../../src/domain/artifacts.ts'
import type { RpcEndpoint } from '../../src/domain/endpoint.ts'
import { known } from '../../src/domain/read.ts'
import { Secret } from '../../src/domain/secret.ts'
import type { LpVenue } from '../../src/domain/venue.ts'
import { gather } from '../../src/gather/index.ts'
import { approvalsOf } from '../support/approvals.ts'
import { addressOf, chain, ethUsdc, gap, ok, wallet } from '../support/artifacts.ts'
import { countingLpVenue, down, fakeSources, hedgeOf } from '../support/fakeSources.ts'

const endpoint = (n: number): RpcEndpoint => ({
  ...{ id: `own/testchain/${n}/x`, label: `RPC ${n}`, own: true, url: new Secret(`https://${n}.example`) },
})
const stranger = addressOf(0xbad)
const ownerCode = { kind: 'none' } as const
const one = { tokenId: '1', owner: wallet, ownerCode, approved: null }

type World = {
  mine?: Partial<Approvals>
  theirs?: Partial<Approvals>
  endpoints?: RpcEndpoint[]
  publicRpcs?: string[]
  hedges?: Parameters<typeof hedgeOf>[]
  readPositions?: LpVenue['readPositions']
}

/** What the second one was asked, and what came of it; to be asked about a block is to be asked for a second opinion. */
async function read({ mine, theirs, endpoints = [endpoint(1), endpoint(2)], hedges = [['one']], ...world }: World) {
  const asked: (ApprovalsQuery & { rpc: string })[] = []
  const venue: LpVenue = {
    ...countingLpVenue([]),
    readPositionsAt: async () => ethUsdc(),
    readApprovals: async (_chain, [rpc], query) => {
      if (query.at === undefined) return approvalsOf(mine)
      asked.push({ ...query, rpc: rpc!.label })
      if (rpc!.label === endpoints[0]!.label) return approvalsOf(mine)
      const unknown = 'gap' in query.wallet ? { wallet: query.wallet, operators: query.wallet } : {}
      return approvalsOf({ balance: ok('1'), ...mine, ...theirs, ...unknown, scan: gap('not-scanned') })
    },
    ...(world.readPositions && { readPositions: world.readPositions }),
  }
  const { seconds } = await gather(
    ['seconds'],
    fakeSources(
      hedges.map(each => hedgeOf(...each)),
      {
        scope: { ...wholeScope, audit: { deep: false, secondRpc: true } },
        chains: () => [{ ...chain, publicRpcs: world.publicRpcs ?? [] }],
        endpoints: async () => endpoints,
        lpVenue: async () => venue,
      },
    ),
  )
  return { asked, read: known(seconds)![0]!.read! }
}

const differing = async (world: World) => {
  const { read: its } = await read(world)
  return 'ok' in its ? its.ok.differing : its.gap.code
}
const operator = (approved: boolean) => ok([{ operator: addressOf(0xe1), approved }])
const all: World['hedges'] = [['one', { tokenIds: 'all' }]]

describe('what another provider says of who may take positions', () => {
  it('is asked at the same block, of the same NFTs and of all operators that were known or seen', async () => {
    const scan = ok({ lowest: '1', from: '1', to: '1000', approved: [stranger] })
    const operators = ok([{ operator: stranger, approved: true }])
    const { asked, read: its } = await read({ mine: { scan }, theirs: { operators } })
    expect(asked).toMatchObject([
      {
        ...{ rpc: 'RPC 2', at: '1000', wallet: { ok: wallet }, positions: [one] },
        known: [{ address: addressOf(0xe1) }, { address: stranger }],
      },
    ])
    expect(its).toMatchObject({ ok: { provider: 'RPC 2', differing: [] } })
  })

  it.each<[string, World, string[]]>([
    ['nothing', {}, []],
    [
      'who may take one',
      { theirs: { positions: [{ ...one, approved: stranger }] } },
      ['whether somebody may take position #1'],
    ],
    ['its holder', { theirs: { positions: [{ ...one, owner: stranger }] } }, ['the holder of position #1']],
    ['an operator', { theirs: { operators: operator(true) } }, ['whether a contract may take every position']],
    [
      'an operator that only the events told of',
      { mine: { scan: ok({ lowest: '1', from: '1', to: '1000', approved: [stranger] }) } },
      ['whether a contract may take every position'],
    ],
    [
      'the code of the wallet',
      { theirs: { wallet: ok({ address: wallet, code: { kind: 'delegated', to: stranger } }) } },
      ['whether code acts for the wallet'],
    ],
    [
      'how many there are',
      { hedges: all, theirs: { balance: ok('2') } },
      ['whether the wallet holds as many positions'],
    ],
    ['how many there are, of a hedge of one position', { theirs: { balance: ok('2') } }, []],
  ])('differs in %s', async (_what, world, expected) => expect(await differing(world)).toEqual(expected))

  it('is a gap where a part of it is', async () => {
    for (const theirs of [{ operators: gap('no-calls') }, { wallet: gap('no-calls') }]) {
      expect(await differing({ theirs })).toBe('no-calls')
    }
    expect(await differing({ hedges: all, theirs: { balance: gap('no-calls') } })).toBe('no-calls')
  })

  it('is a gap where a hedge of the chain could not be read, unless something differs', async () => {
    const hedges: World['hedges'] = [['one'], ['two', { tokenIds: 'all' }]]
    const counting = countingLpVenue([])
    const readPositions: LpVenue['readPositions'] = async (...asked) =>
      'owner' in asked[2] ? down('lps')() : counting.readPositions(...asked)
    expect(await differing({ hedges, readPositions })).toBe('lps')
    const theirs = { operators: operator(true) }
    expect(await differing({ hedges, readPositions, theirs })).toEqual(['whether a contract may take every position'])
  })

  it('is of the NFTs alone where a public one would learn of a wallet', async () => {
    const publicRpcs = ['https://public.example']
    const theirs = { operators: operator(true) }
    const { asked, read: its } = await read({ endpoints: [endpoint(1)], publicRpcs, theirs })
    expect(asked.map(({ rpc, wallet: who }) => [rpc, 'gap' in who])).toEqual([['public.example', true]])
    expect(JSON.stringify(asked)).not.toContain(`"wallet":{"ok"`)
    expect(its).toMatchObject({ ok: { ofIds: true } })
    const open = { ...endpoint(1), own: false }
    expect(await differing({ endpoints: [open], publicRpcs, theirs })).toEqual([
      'whether a contract may take every position',
    ])
  })
})
