import { describe, expect, it } from 'vitest'
import { wholeScope } from '../../src/domain/artifacts.ts'
import type { HistoryMemory, SavedCandles } from '../../src/domain/historyMemory.ts'
import { gather } from '../../src/gather/index.ts'
import { addressOf, candlesOf, defaultThresholds, ethUsdc, gap, gatheredAt, ok, tokens } from '../support/artifacts.ts'
import {
  countingLpVenue,
  countingPerpVenue,
  down,
  fakeSources,
  hedgeOf,
  rememberNothing,
} from '../support/fakeSources.ts'

const hour = 3_600_000
const now = Date.parse(gatheredAt)
const week = 7 * 24 * hour
const minutes = 17 * 60_000

function memoryOf(saved: Record<string, SavedCandles> = {}): HistoryMemory & { saved: Record<string, SavedCandles> } {
  return {
    ...rememberNothing,
    saved,
    candles: (network, coin) => saved[`${network} ${coin}`] ?? null,
    keepCandles: (network, coin, kept) => {
      saved[`${network} ${coin}`] = kept
    },
  }
}

/** What is asked of the venue as `coin from`, at seventeen minutes past an hour. */
async function run(sources: Parameters<typeof fakeSources>[1] = {}, hedges = [hedgeOf('a')]) {
  const asked: string[] = []
  const perpVenue = async (network: string) => ({
    ...countingPerpVenue([], network),
    readCandles: async (coin: string, from: number) => {
      asked.push(`${network} ${coin} ${(from - now) / hour}`)
      return candlesOf(['3000', '3001'])
    },
  })
  const { candles } = await gather(
    ['candles'],
    fakeSources(hedges, { perpVenue, now: () => new Date(now + minutes), ...sources }),
  )
  return { readings: 'ok' in candles ? candles.ok : [], asked }
}

describe('candles', () => {
  it('are those of each asset of the hedges, once a network, in the coin that stands for it, as far back as is wanted', async () => {
    const hedges = [
      hedgeOf('a', { coins: ['ETH', 'kPEPE'] }),
      hedgeOf('b', { coins: ['ETH'] }),
      hedgeOf('c', { coins: ['BTC'], testnet: true }),
    ]
    const { asked, readings } = await run({}, hedges)
    expect(asked.sort()).toEqual(['mainnet ETH -168', 'mainnet kPEPE -168', 'testnet BTC -168', 'testnet ETH -168'])
    expect(readings[0]).toEqual({
      network: 'mainnet',
      coin: 'ETH',
      read: { ok: candlesOf(['3000', '3001']), at: new Date(now + minutes).toISOString() },
    })
    const thresholds = () => ({ ...defaultThresholds, 'volatility.window': 30 })
    expect((await run({ thresholds })).asked).toEqual(['mainnet ETH -720'])
  })

  it.each<[string, Parameters<typeof ethUsdc>, Record<string, string>, string[]]>([
    ['of a position that came later', [{}, { pair: ['wbtc', 'weth'] }], {}, ['BTC', 'ETH', 'SOL']],
    [
      'of what its owner says a token is',
      [{}, { pair: ['other', 'usdc'] }],
      { [tokens.other.address]: 'HYPE' },
      ['HYPE', 'SOL'],
    ],
    [
      'of no token that is not to be counted',
      [{}, { pair: ['wbtc', 'weth'] }],
      { [tokens.wbtc.address]: 'none' },
      ['ETH', 'SOL'],
    ],
    ['of no position that is empty', [{ liquidity: '0' }, { pair: ['wbtc', 'weth'] }], {}, ['SOL']],
    ['of no token that only calls itself so, and of no dollar', [{}, { pair: ['fake', 'usdc'] }], {}, ['SOL']],
  ])('are those %s', async (_what, snapshot, assets, coins) => {
    const lpVenue = async () => ({ ...countingLpVenue([]), readPositions: async () => ethUsdc(...snapshot) })
    const { readings } = await run({ lpVenue }, [hedgeOf('a', { coins: ['SOL'], assets })])
    expect(readings.map(({ coin }) => coin).sort()).toEqual(coins)
  })

  it('are kept for six hours, cut at the moment from which they are wanted', async () => {
    const all = candlesOf(Array.from({ length: 170 }, () => '3000'))
    const held = (rest: Partial<SavedCandles>) =>
      memoryOf({ 'mainnet ETH': { at: now - 5 * hour, from: now - week - 2 * hour, candles: all, ...rest } })
    const fresh = await run({ history: async () => held({}) })
    expect(fresh.asked).toEqual([])
    expect(fresh.readings).toMatchObject([{ read: { ok: all.slice(2) } }])
    for (const stale of [{ at: now + minutes - 6 * hour }, { at: now + hour }, { from: now - week + hour }]) {
      const memory = held(stale)
      expect((await run({ history: async () => memory })).asked).toEqual(['mainnet ETH -168'])
      expect(memory.saved['mainnet ETH']).toEqual({
        at: now + minutes,
        from: now - week,
        candles: candlesOf(['3000', '3001']),
      })
    }
  })

  it('are a gap where they were not given, and none for an address given ad hoc', async () => {
    const perpVenue = async () => ({ ...countingPerpVenue([], 'mainnet'), readCandles: down('candles') })
    expect((await run({ perpVenue })).readings).toEqual([{ network: 'mainnet', coin: 'ETH', read: gap('candles') }])
    const scope = { ...wholeScope, address: addressOf(7) }
    expect((await gather(['candles'], fakeSources([], { scope }))).candles).toEqual(ok([]))
  })
})
