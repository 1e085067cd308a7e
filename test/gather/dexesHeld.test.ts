import { describe, expect, it } from 'vitest'
import type { WireFill } from '../../src/domain/history.ts'
import type { SavedTrades } from '../../src/domain/historyMemory.ts'
import { gather } from '../../src/gather/index.ts'
import { dexStateOf, fillOf } from '../support/artifacts.ts'
import { countingPerpVenue, fakeSources, hedgeOf, rememberNothing } from '../support/fakeSources.ts'

const goldShort: Partial<WireFill> = { coin: 'xyz:GOLD', side: 'sell', startPosition: '0.0', sz: '2.5' }
const covered: Partial<WireFill> = { coin: 'xyz:GOLD', side: 'buy', startPosition: '-2.5', sz: '2.50' }

/** What was asked of markets before it was known which positions there are, and which markets are told. */
async function marketsAfter(rows: Partial<WireFill>[]) {
  const fills = rows.map(row => ({ ...fillOf(), ...row }))
  const series = { from: 0, assets: ['GOLD'], rows: fills, whole: true, seen: 0, to: 1, read: 0 }
  const trades = (): SavedTrades => ({ fills: series, funding: null })
  const asked: string[] = []
  let before: string[] = []
  const venue = countingPerpVenue(asked, 'mainnet')
  const sources = fakeSources([hedgeOf('a')], {
    history: async () => ({ ...rememberNothing, trades }),
    perpVenue: async () => ({
      ...venue,
      readDexState: async () => {
        for (let turn = 0; turn < 3; turn += 1) await new Promise(resolve => setImmediate(resolve))
        before = asked.filter(what => what.startsWith('markets'))
        return dexStateOf([])
      },
    }),
  })
  const { markets } = await gather(['markets'], sources)
  return { before, told: 'ok' in markets ? markets.ok.map(({ dex }) => dex) : null }
}

describe('markets of a dex besides the main one', () => {
  it('are asked for at once where the last trade left a position, and not told where it is gone by now', async () => {
    expect(await marketsAfter([goldShort])).toEqual({ before: ['markets mainnet', 'markets mainnet xyz'], told: [''] })
  })

  it('are not asked for where the last trade closed it, nor where there was none', async () => {
    expect((await marketsAfter([goldShort, covered])).before).toEqual(['markets mainnet'])
    expect((await marketsAfter([{ coin: 'ETH', startPosition: '1', sz: '2' }])).before).toEqual(['markets mainnet'])
  })
})
