import { describe, expect, it } from 'vitest'
import { wholeScope } from '../../src/domain/artifacts.ts'
import type { PositionHistory } from '../../src/domain/history.ts'
import type { HistoryMemory, SavedPosition } from '../../src/domain/historyMemory.ts'
import { nftKey } from '../../src/domain/historyMemory.ts'
import type { Read } from '../../src/domain/read.ts'
import type { HistoryQuery, LpVenue } from '../../src/domain/venue.ts'
import { gather } from '../../src/gather/index.ts'
import { addressOf, chain, ethUsdc, gap, historyOf, ok, positionOf, snapshotOf, wallet } from '../support/artifacts.ts'
import { countingLpVenue, down, fakeSources, hedgeOf, rememberNothing } from '../support/fakeSources.ts'

const key = (tokenId: string) => nftKey(chain.chainId, chain.positionManager, tokenId)

const scan = (scannedTo: string): SavedPosition => ({ mint: null, mintedFor: null, scannedTo, events: [] })

/** A venue whose wallet holds these positions; every history it is asked for is written down. */
function venueOf(positions: Parameters<typeof positionOf>[0][], rest: Partial<LpVenue> = {}) {
  const queries: HistoryQuery[] = []
  const { pools } = ethUsdc()
  const venue: LpVenue = {
    ...countingLpVenue([]),
    readPositions: async () => snapshotOf(pools, positions.map(positionOf)),
    readHistory: async (_chain, _rpcs, query) => {
      queries.push(query)
      return new Map(query.positions.map(({ tokenId }) => [tokenId, ok(historyOf({ tokenId }))]))
    },
    ...rest,
  }
  return { queries, lpVenue: async () => venue }
}

const at = { pool: 0, tickLower: -60, tickUpper: 60 }
const empty = { ...at, liquidity: '0' }

describe('histories', () => {
  it('are read in one scan a chain, each NFT once however many hedges have it', async () => {
    const { queries, lpVenue } = venueOf([
      { ...at, tokenId: '1', owner: addressOf(5), liquidity: '77' },
      { ...at, tokenId: '2' },
    ])
    const hedges = [hedgeOf('a', { tokenIds: ['1'] }), hedgeOf('b', { tokenIds: ['1', '2'] })]
    const { histories } = await gather(['histories'], fakeSources(hedges, { lpVenue }))
    expect(queries).toHaveLength(1)
    const { pools } = ethUsdc()
    expect(queries[0]!.toBlock).toBe('1000')
    expect(queries[0]!.positions).toEqual([
      {
        tokenId: '1',
        owner: addressOf(5),
        pool: pools[0]!.address,
        liquidity: '77',
        tokensOwed0: '0',
        tokensOwed1: '0',
        saved: null,
      },
      {
        tokenId: '2',
        owner: wallet,
        pool: pools[0]!.address,
        liquidity: '10000000000000000',
        tokensOwed0: '0',
        tokensOwed1: '0',
        saved: null,
      },
    ])
    const reading = (subject: string, tokenId: string) => ({
      ...{ subject, chain: chain.name, tokenId },
      read: ok(historyOf({ tokenId })),
    })
    expect(histories).toEqual(ok([reading('id-a', '1'), reading('id-b', '1'), reading('id-b', '2')]))
  })

  it('are scanned apart where two snapshots of a chain are of different blocks', async () => {
    const { pools } = ethUsdc()
    const { queries, lpVenue } = venueOf([], {
      readPositions: async (_chain, _rpcs, query) =>
        'owner' in query
          ? snapshotOf(pools, [positionOf({ ...at, tokenId: '9' })], { block: { number: '1001', timestamp: '1' } })
          : snapshotOf(pools, [positionOf({ ...at, tokenId: '1' })]),
    })
    await gather(['histories'], fakeSources([hedgeOf('a'), hedgeOf('b', { tokenIds: 'all' })], { lpVenue }))
    expect(queries.map(({ toBlock, positions }) => [toBlock, positions.map(({ tokenId }) => tokenId)]).sort()).toEqual([
      ['1000', ['1']],
      ['1001', ['9']],
    ])
  })

  it('are of what a wallet still has something in, and of every id that was asked for', async () => {
    const positions = [
      { ...empty, tokenId: '1' },
      { ...empty, tokenId: '2', tokensOwed1: '5' },
      { ...at, tokenId: '3' },
    ]
    const asked = async (tokenIds: 'all' | string[]) => {
      const { queries, lpVenue } = venueOf(positions)
      await gather(['histories'], fakeSources([hedgeOf('a', { tokenIds })], { lpVenue }))
      return queries.flatMap(query => query.positions.map(({ tokenId }) => tokenId))
    }
    expect(await asked('all')).toEqual(['2', '3'])
    expect(await asked(['1', '2', '3'])).toEqual(['1', '2', '3'])
  })

  it('are read of a hedge whose deposit was told as well, and of no address given ad hoc', async () => {
    const { queries, lpVenue } = venueOf([{ ...at, tokenId: '1' }])
    const told = hedgeOf('a', { entry: { deposit: { [addressOf(0x10)]: '1' } } })
    await gather(['histories'], fakeSources([told], { lpVenue }))
    expect(queries).toHaveLength(1)
    const scope = { ...wholeScope, address: addressOf(7) }
    expect((await gather(['histories'], fakeSources([], { lpVenue, scope }))).histories).toEqual(ok([]))
    expect(queries).toHaveLength(1)
  })

  it('go on from the longest scan of any hedge that has the NFT, and are kept for all of them', async () => {
    const kept: string[] = []
    const history: HistoryMemory = {
      ...rememberNothing,
      position: (hedge, nft) => (nft === key('1') ? scan({ 'id-b': '300', 'id-c': '400' }[hedge] ?? '0') : null),
      keepPosition: (hedge, nft, { scannedTo }) => void kept.push(`${hedge} ${nft} ${scannedTo}`),
    }
    const { queries, lpVenue } = venueOf(
      [
        { ...at, tokenId: '1' },
        { ...at, tokenId: '2' },
      ],
      {
        readHistory: async (_chain, _rpcs, query) => {
          queries.push(query)
          query.keep('1', scan('500'))
          query.progress(5, 10, 'events')
          query.progress(3, 10, 'mint')
          return new Map()
        },
      },
    )
    const told: unknown[] = []
    const hedges = ['a', 'b', 'c'].map(name => hedgeOf(name, { tokenIds: name === 'c' ? ['1', '2'] : ['1'] }))
    const sources = fakeSources(hedges, {
      lpVenue,
      history: async () => history,
      progress: (...words) => void told.push(words),
    })
    const { histories } = await gather(['histories'], sources)
    expect(queries[0]!.positions.map(({ tokenId, saved }) => [tokenId, saved?.scannedTo ?? null])).toEqual([
      ['1', '400'],
      ['2', null],
    ])
    expect(kept).toEqual(['id-a', 'id-b', 'id-c'].map(hedge => `${hedge} ${key('1')} 500`))
    const those = `2 positions on ${chain.name}`
    expect(told).toEqual([
      [`Reading the past of ${those}`, 5, 10, true],
      [`Looking for the mint of the oldest of ${those}`, 3, 10, false],
    ])
    // What the venue says nothing about is not known.
    expect('ok' in histories && histories.ok.map(({ read }) => 'gap' in read && read.gap.code)).toEqual(
      Array(4).fill('no-history'),
    )
  })

  it('are read anew where that is asked for, whatever is remembered', async () => {
    const history: HistoryMemory = { ...rememberNothing, position: () => scan('400') }
    const { queries, lpVenue } = venueOf([{ ...at, tokenId: '1' }])
    for (const reread of [false, true]) {
      const scope = { ...wholeScope, reread }
      await gather(['histories'], fakeSources([hedgeOf('a')], { lpVenue, scope, history: async () => history }))
    }
    expect(queries.map(({ positions }) => positions[0]!.saved?.scannedTo ?? null)).toEqual(['400', null])
    const { block } = snapshotOf([], [])
    expect(queries[0]).toMatchObject({ toBlock: block.number, toTimestamp: block.timestamp })
  })

  it('that nothing is known of are a gap for each NFT, and none where its position is not known', async () => {
    const { lpVenue } = venueOf(
      [
        { ...at, tokenId: '1' },
        { ...at, tokenId: '2' },
      ],
      { readHistory: down('logs') },
    )
    const { histories } = await gather(['histories'], fakeSources([hedgeOf('a', { tokenIds: 'all' })], { lpVenue }))
    expect(histories).toMatchObject({
      ok: [
        { tokenId: '1', read: gap('logs') },
        { tokenId: '2', read: gap('logs') },
      ],
    })
    const blind = venueOf([], { readPositions: down('rpc') })
    expect((await gather(['histories'], fakeSources([hedgeOf('a')], blind))).histories).toEqual(ok([]))
    expect(blind.queries).toEqual([])
  })

  it('of one NFT may be a gap beside that of another', async () => {
    const { lpVenue } = venueOf(
      [
        { ...at, tokenId: '1' },
        { ...at, tokenId: '2' },
      ],
      {
        readHistory: async () =>
          new Map<string, Read<PositionHistory>>([
            ['1', ok(historyOf())],
            ['2', gap('history-incomplete')],
          ]),
      },
    )
    const { histories } = await gather(['histories'], fakeSources([hedgeOf('a', { tokenIds: 'all' })], { lpVenue }))
    expect(histories).toMatchObject({ ok: [{ read: ok(historyOf()) }, { read: gap('history-incomplete') }] })
  })
})
