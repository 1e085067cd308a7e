import { describe, expect, it } from 'vitest'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { DexState, WireMarket, WirePerp } from '../../../src/domain/perp.ts'
import { accountOf, artifactsOf, dexStateOf, ethUsdc, lpsOf, markets, ok, soundShort } from '../../support/artifacts.ts'

const short = soundShort({ szi: '-2' })
const disagreementIn = (perp: Partial<WirePerp>, rest: Partial<DexState> = {}): string | undefined => {
  const dexes = [ok({ ...dexStateOf([short]), ...rest, positions: [{ ...short, ...perp }] })]
  const artifacts = artifactsOf({ lps: ok([lpsOf(ok(ethUsdc()))]), accounts: ok([accountOf([], { dexes })]) })
  const { alerts } = statusReport(artifacts, []).hedges[0]!
  return alerts.find(({ id }) => id === 'venue-disagrees')?.message
}

describe('what the venue says twice', () => {
  it('is quiet while it agrees', () => expect(disagreementIn({})).toBeUndefined())

  it.each([
    ['szi', { szi: '-2.1' }],
    ['positionValue', { positionValue: '6600' }],
    ['entryPx', { entryPx: '3200' }],
    ['unrealizedPnl', { unrealizedPnl: '-200' }],
    ['marginUsed', { marginUsed: '1300' }],
    ['liquidationPx', { liquidationPx: '4500' }],
    ['liquidationPx left out', { liquidationPx: null }],
    ['leverage', { leverage: { type: 'cross', value: 6 } }],
    ['maxLeverage', { maxLeverage: 20 }],
    ['a maximal leverage that cannot be', { maxLeverage: 0.5 }],
    ['another coin', { coin: 'BTC' }],
  ] satisfies [string, Partial<WirePerp>][])('names a changed %s', (_what, perp) => {
    expect(disagreementIn(perp)).toMatch(/^the venue's answers do not agree with each other about /)
  })

  it('names a changed account value', () => {
    const { marginSummary } = dexStateOf([short])
    expect(disagreementIn({}, { marginSummary: { ...marginSummary, accountValue: '120001' } })).toContain(
      'accountValue',
    )
  })

  it('names what two lists say of one coin, and an oracle far from its mark', () => {
    const listed = markets.map(({ coin, szDecimals, maxLeverage, isDelisted }) => ({
      coin,
      szDecimals,
      maxLeverage,
      isDelisted,
    }))
    const said = (change: Partial<WireMarket>) => {
      const read = ok(markets.map(market => (market.coin === 'ETH' ? { ...market, ...change } : market)))
      const metas = { dexes: [{ dex: '', collateralToken: 0, markets: listed }], empty: 0 }
      const artifacts = artifactsOf({
        lps: ok([lpsOf(ok(ethUsdc()))]),
        accounts: ok([accountOf([short])]),
        markets: ok([{ network: 'mainnet', dex: '', read }]),
        dexes: ok([{ network: 'mainnet', read: ok(metas) }]),
      })
      const { alerts } = statusReport(artifacts, []).hedges[0]!
      return alerts.find(({ id }) => id === 'venue-disagrees')?.message
    }
    expect(said({})).toBeUndefined()
    expect(said({ szDecimals: 2 })).toContain('szDecimals of ETH')
    expect(said({ maxLeverage: 50 })).toContain('maxLeverage of ETH')
    expect(said({ oraclePx: '300' })).toContain('oraclePx of ETH')
  })
})
