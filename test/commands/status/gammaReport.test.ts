import { describe, expect, it } from 'vitest'
import { gammaReport } from '../../../src/commands/status/gammaReport.ts'
import { decimal } from '../../../src/math/decimal.ts'
import { type TokenName, tickAt, tokens } from '../../support/artifacts.ts'
import { lpOf, quotesOf } from './lpPastOf.ts'

const liquidity = 10n ** 16n
const of = (pair: readonly [TokenName, TokenName], tick: number, off = 0) =>
  lpOf({
    pair,
    tick: tick + off,
    tickLower: tick - 2000,
    tickUpper: tick + 2000,
    happened: [{ kind: 'increase', liquidity, tick }],
  })

const at3000 = tickAt(3000, tokens.weth, tokens.usdc)
const perDollar = (pair: readonly [TokenName, TokenName], tick: number) => {
  const [before, here, after] = [of(pair, tick, -1), of(pair, tick), of(pair, tick, 1)]
  return { here, gamma: gammaReport(here, quotesOf(here))!, before, after }
}

describe('gamma', () => {
  it('is the change of delta for a dollar of the asset: of the pool’s price in dollars', () => {
    const { gamma, before, after } = perDollar(['weth', 'usdc'], at3000)
    const slope = (Number(after.delta.ETH) - Number(before.delta.ETH)) / (Number(after.price) - Number(before.price))
    expect(Object.keys(gamma)).toEqual(['ETH'])
    expect(gamma.ETH! / slope).toBeCloseTo(1, 6)
  })

  it('is the same whichever token comes first', () => {
    const one = perDollar(['weth', 'usdc'], at3000).gamma.ETH!
    const other = perDollar(['usdc', 'weth'], -at3000).gamma.ETH!
    expect(other / one).toBeCloseTo(1, 12)
  })

  it('of two assets is each one’s own, its partner standing still at its dollars', () => {
    const tick = tickAt(1 / 30, tokens.weth, tokens.wbtc)
    const { gamma, before, after } = perDollar(['weth', 'wbtc'], tick)
    // `price` is WETH per WBTC: the dollars of WETH, the partner, make it dollars of WBTC; and its inverse those of WETH.
    const dollars = (asset: 'ETH' | 'BTC', price: string | null) =>
      asset === 'BTC' ? Number(price) * 3000 : 90_000 / Number(price)
    for (const asset of ['ETH', 'BTC'] as const) {
      const move = dollars(asset, after.price) - dollars(asset, before.price)
      expect(gamma[asset]! / ((Number(after.delta[asset]) - Number(before.delta[asset])) / move)).toBeCloseTo(1, 6)
    }
  })

  it('of a token of more than one of its asset is the square of it as much', () => {
    const { here, gamma } = perDollar(['weth', 'usdc'], at3000)
    const earning = { ...here, token0: { ...here.token0, ratio: '1.25' } }
    expect(gammaReport(earning, quotesOf(here))!.ETH! / gamma.ETH!).toBeCloseTo(1.25 ** 2, 12)
  })

  it('is zero out of range, for two tokens of one asset, and where nothing is held', () => {
    const here = of(['weth', 'usdc'], at3000)
    const none = { token0: null, token1: null }
    for (const off of [-2001, 2000]) expect(gammaReport(of(['weth', 'usdc'], at3000, off), none)).toEqual({ ETH: 0 })
    const twins = { ...here, token1: { ...here.token1, asset: 'ETH', ratio: '1.1' } }
    expect(gammaReport(twins, quotesOf(here))).toEqual({ ETH: 0 })
    expect(gammaReport({ ...here, liquidity: '0' }, none)).toEqual({ ETH: 0 })
  })

  it('is of mapped assets alone, and never of dollars', () => {
    expect(gammaReport(of(['usdc', 'usdt'], 0), { token0: null, token1: null })).toEqual({})
    const stranger = of(['weth', 'other'], 0)
    expect(Object.keys(gammaReport(stranger, quotesOf(stranger))!)).toEqual(['ETH'])
  })

  it('is unknown as a whole where a leg of it is', () => {
    const here = of(['weth', 'wbtc'], 0)
    const { token1 } = quotesOf(here)
    expect(gammaReport(here, { token0: null, token1 })).toBeNull()
    expect(gammaReport(here, { token0: { usd: decimal('0'), source: 'a test' }, token1 })).toBeNull()
    const mute = { ...here, token1: { ...here.token1, decimals: null } }
    expect(gammaReport(mute, quotesOf(here))).toBeNull()
  })
})
