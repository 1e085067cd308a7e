import { describe, expect, it } from 'vitest'
import type { ApprovalsQuery, OperatorMemory, SavedOperators } from '../../src/domain/approvals.ts'
import { wholeScope } from '../../src/domain/artifacts.ts'
import { heldPower } from '../../src/domain/powers.ts'
import type { LpVenue } from '../../src/domain/venue.ts'
import { gather } from '../../src/gather/index.ts'
import { openAuditMemory } from '../../src/state/auditMemory.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { approvalsOf } from '../support/approvals.ts'
import {
  addressOf,
  chain,
  ethUsdc,
  gap,
  gatheredAt,
  ok,
  positionOf,
  snapshotOf,
  tokens,
  wallet,
} from '../support/artifacts.ts'
import { countingLpVenue, down, fakeSources, hedgeOf } from '../support/fakeSources.ts'

const at = { pool: 0, tickLower: -60, tickUpper: 60 }

/** A venue whose wallet holds two NFTs; every question about approvals is written down. */
function venueOf(rest: Partial<LpVenue> = {}) {
  const queries: ApprovalsQuery[] = []
  const { pools } = ethUsdc()
  const positions = ['1', '2'].map(tokenId => positionOf({ ...at, tokenId }))
  const venue: LpVenue = {
    ...countingLpVenue([]),
    readPositions: async () => snapshotOf(pools, positions),
    readApprovals: async (_chain, _rpcs, query) => {
      queries.push(query)
      const held = query.positions.map(({ tokenId, owner }) => ({ tokenId, owner, ownerCode, approved: null }))
      return approvalsOf({ positions: held })
    },
    ...rest,
  }
  return { queries, lpVenue: async () => venue }
}

const ownerCode = { kind: 'none' } as const

const saved = (from: number, to: number): SavedOperators => ({
  ...{ of: 'x', lowest: '0', from: String(from), to: String(to), witnessed: true, seen: [] },
})

describe('approvals', () => {
  it('are asked once for a wallet that two hedges share, and each is told of its own', async () => {
    const { queries, lpVenue } = venueOf()
    const hedges = [hedgeOf('a', { tokenIds: ['1'] }), hedgeOf('b', { tokenIds: ['1', '2'] })]
    const known = { address: addressOf(0xe1), title: 'x', kind: 'router', source: 'y' } as const
    const chains = () => [{ ...chain, contracts: [known] }]
    const { approvals } = await gather(['approvals'], fakeSources(hedges, { lpVenue, chains }))
    expect(queries).toHaveLength(1)
    expect(queries[0]).toMatchObject({ wallet: { ok: wallet }, known: [known], saved: null })
    expect(queries[0]!.positions).toEqual(['1', '2'].map(tokenId => ({ tokenId, owner: wallet })))
    expect(queries[0]!.tokens).toEqual([tokens.weth, tokens.usdc])
    expect(approvals).toMatchObject({
      ok: [
        { subject: 'id-a', chain: chain.name, read: { ok: { positions: [{ tokenId: '1' }] } } },
        { subject: 'id-b', chain: chain.name, read: { ok: { positions: [{ tokenId: '1' }, { tokenId: '2' }] } } },
      ],
    })
    expect('ok' in approvals && 'ok' in approvals.ok[0]!.read && approvals.ok[0]!.read.ok.positions).toHaveLength(1)
  })

  it('tell a hedge of the allowances of its own tokens alone', async () => {
    const { pools } = ethUsdc()
    const other = { ...pools[0]!, address: addressOf(0xccc), token0: 2 }
    const positions = [positionOf({ ...at, tokenId: '1' }), positionOf({ ...at, tokenId: '2', pool: 1 })]
    const allowances = ok(
      Object.values(tokens).map(({ address, symbol, decimals }) => ({
        ...{ token: address, symbol, decimals, spender: addressOf(1), amount: null },
      })),
    )
    const { lpVenue } = venueOf({
      readPositions: async () => snapshotOf([pools[0]!, other], positions),
      readApprovals: async () => approvalsOf({ allowances }),
    })
    const hedges = [hedgeOf('a', { tokenIds: ['1'] }), hedgeOf('b', { tokenIds: ['2'] })]
    const { approvals } = await gather(['approvals'], fakeSources(hedges, { lpVenue }))
    const symbols = 'ok' in approvals && approvals.ok.map(({ read }) => 'ok' in read && read.ok.allowances)
    expect(symbols).toMatchObject([
      { ok: [{ symbol: 'WETH' }, { symbol: 'USDC' }] },
      { ok: [{ symbol: 'USDC' }, { symbol: 'WBTC' }] },
    ])
  })

  it('go on from the widest scan of any hedge of the wallet, and are kept for all of them', async () => {
    const kept: string[] = []
    const memory: OperatorMemory = {
      get: hedge => ({ 'id-a': saved(50, 90), 'id-b': saved(20, 90) })[hedge] ?? null,
      keep: (...words) => void kept.push(`${words[0]} ${words[1]} ${words[2].from}`),
    }
    const { queries, lpVenue } = venueOf()
    const told: unknown[] = []
    const sources = {
      ...fakeSources(
        ['a', 'b', 'c'].map(name => hedgeOf(name)),
        { lpVenue },
      ),
      operatorMemory: async () => memory,
      timeLeft: () => 77,
      progress: (...words: unknown[]) => void told.push(words),
    }
    await gather(['approvals'], sources)
    expect(queries[0]!.saved).toEqual(saved(20, 90))
    queries[0]!.keep(saved(10, 90))
    queries[0]!.progress(1, 2)
    expect(queries[0]!.timeLeft!()).toBe(77)
    expect(kept).toEqual(['id-a', 'id-b', 'id-c'].map(id => `${id} ${chain.name} 10`))
    expect(told).toEqual([[`Looking for operators on ${chain.name}`, 1, 2]])
    await gather(['approvals'], { ...sources, scope: { ...wholeScope, reread: true } })
    expect(queries[1]!.saved).toBeNull()
  })

  describe('of NFTs that an earlier audit saw', () => {
    const saw = async (...ids: string[]) => {
      const memory = openAuditMemory(temporaryHome(), () => ({}))
      const powers = ids.map(tokenId => heldPower({ chain: chain.name, tokenId, is: 'with liquidity' }))
      memory.keep('id-a', { findings: null, powers: [{ part: 'positions', powers }], renew: false }, gatheredAt)
      return memory
    }
    const { pools } = ethUsdc()
    const thief = addressOf(0xbad)
    /** #1 is there, #2 was taken, #3 is none any more; the wallet tells of the first alone. */
    const robbed = (asked: string[] = []) =>
      venueOf({
        readPositions: async (_chain, _rpcs, query) => {
          if ('owner' in query) return snapshotOf(pools, [positionOf({ ...at, tokenId: '1' })])
          asked.push(query.tokenIds.join())
          const taken = { ...positionOf({ ...at, tokenId: '2' }), owner: thief }
          return { ...snapshotOf(pools, [taken]), unknownIds: query.tokenIds.filter(id => id === '3') }
        },
      })
    const all = [hedgeOf('a', { tokenIds: 'all' })]

    it('are asked for those that the wallet does not hold any more, and burned ones stand for themselves', async () => {
      const asked: string[] = []
      const { queries, lpVenue } = robbed(asked)
      const auditMemory = () => saw('1', '2', '3')
      const { approvals } = await gather(['approvals'], fakeSources(all, { lpVenue, auditMemory }))
      expect(asked).toEqual(['2,3'])
      expect(queries[0]).toMatchObject({
        positions: [
          { tokenId: '1', owner: wallet },
          { tokenId: '2', owner: thief },
        ],
        burned: ['3'],
        tokens: [tokens.weth, tokens.usdc],
      })
      expect(approvals).toMatchObject({
        ok: [{ read: { ok: { positions: [{ tokenId: '1' }, { tokenId: '2', owner: thief }], burned: ['3'] } } }],
      })
    })

    it('are asked for nothing more where all are there', async () => {
      const asked: string[] = []
      const { lpVenue } = robbed(asked)
      await gather(['approvals'], fakeSources(all, { lpVenue, auditMemory: () => saw('1') }))
      expect(asked).toEqual([])
    })

    it('are a gap where one of them is not told of', async () => {
      const { lpVenue } = robbed()
      const auditMemory = () => saw('2', '4')
      const { approvals } = await gather(['approvals'], fakeSources(all, { lpVenue, auditMemory }))
      expect(approvals).toMatchObject({ ok: [{ read: { gap: { code: 'positions-not-told' } } }] })
    })
  })

  it('are a gap where the positions are, where the venue tells none, and where nothing answers', async () => {
    const blind = venueOf({ readPositions: down('rpc') })
    const first = await gather(['approvals'], fakeSources([hedgeOf('a')], blind))
    expect(first.approvals).toEqual(ok([{ subject: 'id-a', chain: chain.name, read: gap('rpc') }]))
    expect(blind.queries).toEqual([])
    const silent = venueOf({ readApprovals: down('logs') })
    const second = await gather(['approvals'], fakeSources([hedgeOf('a')], silent))
    expect(second.approvals).toMatchObject({ ok: [{ read: gap('logs') }] })
    const { readApprovals: _, ...without } = await venueOf().lpVenue()
    const third = await gather(['approvals'], fakeSources([hedgeOf('a')], { lpVenue: async () => without }))
    expect(third.approvals).toMatchObject({ ok: [{ read: { gap: { code: 'no-approvals' } } }] })
  })

  it('of a wallet that is not known are asked for its NFTs', async () => {
    const { queries, lpVenue } = venueOf()
    const sources = fakeSources([hedgeOf('a'), hedgeOf('b')], { lpVenue, secrets: down('store') })
    await gather(['approvals'], sources)
    expect(queries.map(({ wallet: read }) => read)).toEqual([gap('store'), gap('store')])
  })

  it('of a stored hedge are read without a position, of an address given ad hoc only with one', async () => {
    const empty = { readPositions: async () => snapshotOf([], []) }
    const stored = venueOf(empty)
    await gather(['approvals'], fakeSources([hedgeOf('a', { tokenIds: 'all' })], stored))
    expect(stored.queries).toHaveLength(1)
    const scope = { ...wholeScope, address: addressOf(7) }
    const adHoc = venueOf(empty)
    expect((await gather(['approvals'], fakeSources([], { ...adHoc, scope }))).approvals).toEqual(ok([]))
    expect(adHoc.queries).toEqual([])
    const holding = venueOf()
    const { approvals } = await gather(['approvals'], fakeSources([], { ...holding, scope }))
    expect(holding.queries[0]).toMatchObject({ wallet: { ok: addressOf(7) } })
    expect(approvals).toMatchObject({ ok: [{ subject: 'address', chain: chain.name }] })
  })
})
