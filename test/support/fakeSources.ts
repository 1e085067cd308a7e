import type { Scope } from '../../src/domain/artifacts.ts'
import { wholeScope } from '../../src/domain/artifacts.ts'
import type { Chain } from '../../src/domain/chain.ts'
import { ReadFailure } from '../../src/domain/failure.ts'
import type { Hedge } from '../../src/domain/hedge.ts'
import type { HistoryMemory } from '../../src/domain/historyMemory.ts'
import { Secret } from '../../src/domain/secret.ts'
import type { LpQuery, LpVenue, PerpVenue } from '../../src/domain/venue.ts'
import type { Sources } from '../../src/gather/gathering.ts'
import {
  account,
  candlesOf,
  chain,
  defaultThresholds,
  dexStateOf,
  ethUsdc,
  fillOf,
  fundingOf,
  gap,
  gatheredAt,
  historyOf,
  markets,
  ok,
  onlyMain,
  spotOf,
  wallet,
} from './artifacts.ts'
import { memoryStore } from './fakeContext.ts'

export const hedgeOf = (name: string, rest: Partial<Hedge> = {}): Hedge => ({
  id: `id-${name}`,
  name,
  chain: chain.name,
  tokenIds: ['1'],
  assets: {},
  coins: ['ETH'],
  shared: false,
  target: '1',
  testnet: false,
  role: 'user',
  createdAt: gatheredAt,
  ...rest,
})

/** Each ask as text, in the order in which it was made: `lps testchain 1,2`, `mode 0x…`. */
export type Asked = string[]

export const down = (what: string) => async (): Promise<never> => {
  throw new ReadFailure(gap(what).gap)
}

/** Sources over a memory store in which every hedge has its addresses; venues that count what they are asked. */
export function fakeSources(
  hedges: readonly Hedge[],
  { scope = wholeScope, ...rest }: Partial<Omit<Sources, 'artifact' | 'scope'>> & { scope?: Scope } = {},
): Omit<Sources, 'artifact'> & { asked: Asked } {
  const asked: Asked = []
  const store = memoryStore()
  for (const { id } of hedges) {
    store.secrets.set(`hedge/${id}/wallet`, new Secret(wallet))
    store.secrets.set(`hedge/${id}/account`, new Secret(account))
  }
  return {
    asked,
    scope,
    signal: new AbortController().signal,
    now: () => new Date(gatheredAt),
    hedges: () => hedges,
    chains: () => [chain],
    thresholds: () => defaultThresholds,
    secrets: async () => store,
    parseAddress: async text => (/^0x[0-9a-f]{40}$/i.test(text) ? (text.toLowerCase() as `0x${string}`) : null),
    endpoints: async (each: Chain) => [
      { id: each.name, url: new Secret('http://127.0.0.1:1'), label: 'a test', own: true },
    ],
    lpVenue: async () => countingLpVenue(asked),
    perpVenue: async network => countingPerpVenue(asked, network),
    history: async () => rememberNothing,
    accessLog: async () => ({ entries: [], faults: [], torn: false, whole: true }),
    logHead: async () => null,
    progress: () => {},
    ...rest,
  }
}

export const rememberNothing: HistoryMemory = {
  position: () => null,
  keepPosition: () => {},
  trades: () => null,
  keepTrades: () => {},
  candles: () => null,
  keepCandles: () => {},
  spent: () => [],
  keepSpent: () => {},
  forget: () => {},
}

const wordsOf = (query: LpQuery): string => ('owner' in query ? query.owner : query.tokenIds.join())

/** Knows position #1 and no other. */
export const countingLpVenue = (asked: Asked): LpVenue => ({
  protocol: 'uniswap-v3',
  readPositions: async (each, _rpc, query) => {
    asked.push(`lps ${each.name} ${wordsOf(query)}`)
    const unknownIds = 'owner' in query ? [] : query.tokenIds.filter(id => id !== '1')
    return { ...ethUsdc(), balance: 'owner' in query ? '1' : null, unknownIds }
  },
  readHistory: async (each, _rpc, { positions }) => {
    asked.push(`history ${each.name} ${positions.map(({ tokenId }) => tokenId)}`)
    return new Map(positions.map(({ tokenId }) => [tokenId, ok(historyOf({ tokenId }))]))
  },
})

export const countingPerpVenue = (asked: Asked, network: string): PerpVenue => {
  const answer =
    <A extends unknown[], T>(what: string, value: T) =>
    async (...[about]: A): Promise<T> => {
      asked.push(`${what} ${network} ${about}`.trim())
      return value
    }
  return {
    venue: 'hyperliquid',
    readRole: answer('role', { role: 'user' as const }),
    readMode: answer('mode', 'default'),
    readDexState: answer('state', dexStateOf([])),
    readSpotState: answer('spot', spotOf([])),
    readPerpMetas: async () => {
      asked.push(`metas ${network}`)
      return onlyMain
    },
    readMarkets: answer('markets', markets),
    readFills: answer('fills', { fills: [fillOf()], whole: true }),
    readFunding: answer('funding', [fundingOf()]),
    readCandles: answer('candles', candlesOf(['3000', '3001'])),
  } as unknown as PerpVenue
}
