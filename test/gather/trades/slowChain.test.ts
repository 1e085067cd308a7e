import { describe, expect, it } from 'vitest'
import type { Chain } from '../../../src/domain/chain.ts'
import type { Hedge } from '../../../src/domain/hedge.ts'
import type { SavedPosition } from '../../../src/domain/historyMemory.ts'
import { nftKey } from '../../../src/domain/historyMemory.ts'
import { Secret } from '../../../src/domain/secret.ts'
import type { LpVenue } from '../../../src/domain/venue.ts'
import { gather } from '../../../src/gather/index.ts'
import {
  addressOf,
  chain,
  fillOf,
  gap,
  historyOf,
  mintedAt,
  ok,
  poolOf,
  positionOf,
  snapshotOf,
} from '../../support/artifacts.ts'
import { countingLpVenue, fakeSources, hedgeOf } from '../../support/fakeSources.ts'
import { type Past, pastVenue, tradeMemory } from '../support/fakePast.ts'

const hour = 3_600_000
const mint = mintedAt * 1000
const iso = (time: number) => new Date(time).toISOString()
const slowChain: Chain = { ...chain, name: 'slowchain', chainId: 99 }
const quick = addressOf(0xd1)

/** The past of the slow chain is not read before the run ends; that of the other is. */
const lpVenue = (asked: string[]): LpVenue => ({
  ...countingLpVenue(asked),
  readHistory: async (each, _rpcs, { positions }, signal) => {
    if (each.name === 'slowchain') await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve()))
    return new Map(
      positions.map(({ tokenId }) => [tokenId, each.name === 'slowchain' ? gap('slow') : ok(historyOf({ tokenId }))]),
    )
  },
})

/** Two hedges of two accounts in a run of `time` milliseconds: `slow` is on the slow chain, `quick` is as told. */
async function run(rest: Partial<Hedge> = {}, { time = 1_000, memory = tradeMemory() } = {}) {
  const past: Past = { fills: [fillOf(), fillOf({ time: mint + 9 * hour, tid: 2 })], funding: [], asked: [] }
  const added = { createdAt: iso(mint + 5 * hour) }
  const hedges = [hedgeOf('slow', { ...added, chain: 'slowchain' }), hedgeOf('quick', { ...added, ...rest })]
  const signal = AbortSignal.timeout(time)
  const end = performance.now() + time
  const when = new Map<string, number>()
  const sources = fakeSources(hedges, {
    signal,
    timeLeft: () => end - performance.now(),
    chains: () => [chain, slowChain],
    history: async () => memory,
    lpVenue: async () => lpVenue([]),
    perpVenue: async () => {
      const venue = pastVenue(past)
      return {
        ...venue,
        readFills: async (...asked) => {
          const of = asked[0] === quick ? 'quick' : 'slow'
          when.set(of, when.get(of) ?? time - (end - performance.now()))
          return venue.readFills(...asked)
        },
      }
    },
  })
  await (await sources.secrets()).set('hedge/id-quick/account', new Secret(quick))
  const { trades } = await gather(['trades'], sources)
  const readings = 'ok' in trades ? trades.ok : []
  const of = (id: string) => readings.find(({ subject }) => subject === id)!
  return { quick: of('id-quick'), slow: of('id-slow'), when, asked: past.asked }
}

describe('trades beside a chain that is slow', () => {
  it('of a hedge on another chain are read as soon as its own mint is known, those of the slow one at half-time', async () => {
    const { quick, slow, when } = await run()
    expect(when.get('quick')).toBeLessThan(450)
    expect(quick).toMatchObject({ from: iso(mint), fills: { ok: { fills: [{ tid: 1 }, { tid: 2 }] } } })
    // Of the slow one from when it was added, once half of the time is over; and nobody is blamed.
    expect(when.get('slow')).toBeGreaterThan(450)
    expect(when.get('slow')).toBeLessThan(950)
    expect(slow).toMatchObject({
      from: iso(mint + 5 * hour),
      fills: { ok: { fills: [{ tid: 2 }], whole: true } },
      funding: { ok: [] },
    })
  })

  it('of one that says since when are read at once', async () => {
    const { quick, when } = await run({ chain: 'slowchain', since: iso(mint) })
    expect(when.get('quick')).toBeLessThan(450)
    expect(quick).toMatchObject({ from: iso(mint), fills: { ok: { fills: [{ tid: 1 }, { tid: 2 }] } } })
  })

  it('of one whose mint an earlier run found are read at once', async () => {
    const saved: SavedPosition = { mint: historyOf().mint, mintedFor: null, scannedTo: '100', events: [] }
    const key = nftKey(slowChain.chainId, slowChain.positionManager, '1')
    const memory = {
      ...tradeMemory(),
      position: (hedge: string, nft: string) => (hedge === 'id-quick' && nft === key ? saved : null),
    }
    const { quick, when } = await run({ chain: 'slowchain' }, { memory })
    expect(when.get('quick')).toBeLessThan(450)
    expect(quick).toMatchObject({ from: iso(mint), fills: { ok: { fills: [{ tid: 1 }, { tid: 2 }] } } })
  })

  it('are read further back by the run that finds the mint', async () => {
    const memory = tradeMemory()
    expect((await run({ chain: 'slowchain' }, { memory })).quick.from).toBe(iso(mint + 5 * hour))
    const { quick } = await run({}, { memory })
    expect(quick).toMatchObject({ from: iso(mint), fills: { ok: { fills: [{ tid: 1 }, { tid: 2 }] } } })
  })
})

describe('the coins of a hedge', () => {
  const btcPool = poolOf({ pair: ['wbtc', 'usdc'], tick: 0 })
  const ethPool = poolOf({ pair: ['weth', 'usdc'], tick: 0 })
  const range = { tickLower: -60, tickUpper: 60 }
  const eth = positionOf({ pool: 0, ...range })
  const btc = positionOf({ pool: 1, tokenId: '2', ...range })
  const wallet = async (memory: ReturnType<typeof tradeMemory>, past: Past, positions: (typeof eth)[]) => {
    past.asked.length = 0
    const venue = { ...countingLpVenue([]), readPositions: async () => snapshotOf([ethPool, btcPool], positions) }
    const sources = fakeSources([hedgeOf('a', { tokenIds: 'all', createdAt: iso(mint) })], {
      history: async () => memory,
      lpVenue: async () => venue,
      perpVenue: async () => pastVenue(past),
    })
    const { trades } = await gather(['trades'], sources)
    const fills = 'ok' in trades ? trades.ok[0]!.fills : gap('none')
    return 'ok' in fills ? fills.ok.fills.map(({ coin }) => coin) : fills
  }

  it('are those of its positions on every dex; one more makes everything be read again', async () => {
    const coins = ['ETH', 'BTC', 'xyz:ETH', 'DOGE', '@107']
    const past: Past = { fills: coins.map((coin, tid) => fillOf({ coin, tid: tid + 1 })), funding: [], asked: [] }
    const memory = tradeMemory()
    expect(await wallet(memory, past, [eth])).toEqual(['ETH', 'xyz:ETH'])
    expect(await wallet(memory, past, [eth, btc])).toEqual(['ETH', 'BTC', 'xyz:ETH'])
    expect(past.asked.filter(each => each.startsWith('fills')).at(-1)).toBe(`fills b2 ${mint}`)
    expect(await wallet(memory, past, [eth])).toEqual(['ETH', 'BTC', 'xyz:ETH'])
  })

  it('are none that a position held which is empty now and nobody asked for', async () => {
    const past: Past = { fills: [fillOf({ coin: 'BTC' })], funding: [], asked: [] }
    const empty = { ...btc, liquidity: '0' }
    expect(await wallet(tradeMemory(), past, [eth, empty])).toEqual([])
  })
})
