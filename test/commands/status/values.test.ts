import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { LpReport } from '../../../src/commands/status/types.ts'
import type { LpSnapshot } from '../../../src/domain/lp.ts'
import { sqrtRatioAtTick } from '../../../src/math/tickMath.ts'
import {
  artifactsOf,
  ethUsdc,
  gap,
  lpsOf,
  markets,
  ok,
  poolOf,
  positionOf,
  snapshotOf,
  subjectOf,
  type TokenName,
  tickAt,
  tokens,
} from '../../support/artifacts.ts'
import { anySituation } from '../../support/situations.ts'

const reportOf = (snapshot: LpSnapshot, subject = subjectOf()): LpReport =>
  statusReport(artifactsOf({ subjects: ok([subject]), lps: ok([lpsOf(ok(snapshot))]) }), []).hedges[0]!.lps[0]!

const near = (a: number, b: number, relative = 1e-9) => Math.abs(a - b) <= relative * Math.max(Math.abs(a), Math.abs(b))

const oracle = (asset: string): number =>
  asset === 'USD' ? 1 : asset === 'PEPE' ? 0.01 / 1000 : Number(markets.find(({ coin }) => coin === asset)!.oraclePx)

/** Dollars of one token, by the rules as a person would apply them with the displayed price. */
function priced(lp: LpReport, side: 'token0' | 'token1'): number | null {
  const { asset } = lp[side]
  if (asset !== null) return oracle(asset)
  const partner = lp[side === 'token0' ? 'token1' : 'token0'].asset
  if (partner === null) return null
  const quotePerBase = Number(lp.price)
  return lp.priceQuote.base === side ? quotePerBase * oracle(partner) : oracle(partner) / quotePerBase
}

describe('the value of a position', () => {
  it('is the sum of amount times price, and so are its fees', () => {
    fc.assert(
      fc.property(anySituation, situation => {
        for (const lp of statusReport(situation, []).hedges.flatMap(({ lps }) => lps)) {
          const prices = [priced(lp, 'token0'), priced(lp, 'token1')] as const
          const worth = (amounts: readonly [string | null, string | null]) =>
            amounts.reduce<number | null>((total, amount, side) => {
              const usd = Number(amount) === 0 ? 0 : prices[side] === null ? null : Number(amount) * prices[side]!
              return total === null || usd === null ? null : total + usd
            }, 0)
          for (const [said, computed] of [
            [lp.valueUsd, worth([lp.amount0, lp.amount1])],
            [lp.feesUsd, worth([lp.uncollectedFees0, lp.uncollectedFees1])],
          ] as const) {
            if (computed === null) expect(said).toBeNull()
            else expect([said, computed]).toSatisfy(() => near(said!, computed))
          }
        }
      }),
    )
  })

  it('goes through the pool for an unmapped token, and names where it comes from', () => {
    const tick = tickAt(3000 / 7, tokens.weth, tokens.fake)
    const lp = reportOf(pairOf(['weth', 'fake'], tick))
    expect(lp.priceSource).toEqual({
      token0: 'hyperliquid oracle ETH',
      token1: 'own pool and hyperliquid oracle ETH',
    })
    expect(lp.valueUsd).toSatisfy((usd: number) =>
      near(usd, (Number(lp.amount0) + Number(lp.amount1) * Number(lp.price)) * 3000),
    )
  })

  it('is unknown when neither token is mapped, and when a mapped token has no oracle price', () => {
    const lp = reportOf(pairOf(['other', 'fake'], 0))
    expect(lp).toMatchObject({ valueUsd: null, priceSource: { token0: null, token1: null } })
    expect(lp.feesUsd).toBe(0)
    const mapped = subjectOf({ assets: { [tokens.other.address]: 'NOTLISTED' } })
    expect(reportOf(pairOf(['other', 'usdc'], 0), mapped)).toMatchObject({
      valueUsd: null,
      priceSource: { token0: null, token1: 'stablecoin counted as $1' },
    })
  })

  it('is unknown, with all its amounts, where a token does not say its decimals', () => {
    const snapshot = ethUsdc()
    const silent = snapshot.tokens.map(token => (token.symbol === 'USDC' ? { ...token, decimals: null } : token))
    expect(reportOf({ ...snapshot, tokens: silent })).toMatchObject({
      valueUsd: null,
      amount1: null,
      price: null,
      priceLower: null,
      delta: { ETH: expect.any(String) },
    })
  })
})

describe('what a token stands for', () => {
  it('is decided by its address, never by its symbol', () => {
    const lp = reportOf(pairOf(['fake', 'usdc'], 0))
    expect(lp.token0).toMatchObject({ symbol: 'WETH', asset: null })
    expect(lp.delta).toEqual({})
  })

  it('is what the user said before what the chain says', () => {
    const subject = subjectOf({ assets: { [tokens.weth.address]: 'BTC' } })
    expect(reportOf(ethUsdc(), subject).token0.asset).toBe('BTC')
  })
})

describe('the displayed price', () => {
  it('is the same whichever token the pool has first, with the bounds the right way round', () => {
    const tick = fc.integer({ min: -250_000, max: 250_000 })
    fc.assert(
      fc.property(tick, fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }), (at, below, above) => {
        const straight = reportOf(pairOf(['weth', 'usdc'], at, [at - below, at + above]))
        // The mirrored pool: every tick negated, and so the bounds change places.
        const mirrored = reportOf(pairOf(['usdc', 'weth'], -at, [-at - above, -at + below]))
        for (const name of ['price', 'priceLower', 'priceUpper'] as const) {
          expect([name, near(Number(straight[name]), Number(mirrored[name]))]).toEqual([name, true])
        }
        expect(Number(straight.priceLower)).toBeLessThan(Number(straight.price))
        expect(Number(straight.price)).toBeLessThan(Number(straight.priceUpper))
        for (const name of ['distanceToLower', 'distanceToUpper'] as const) {
          expect([name, near(straight[name]!, mirrored[name]!, 1e-6)]).toEqual([name, true])
        }
        expect(mirrored.priceQuote).toMatchObject({ baseSymbol: 'WETH', quoteSymbol: 'USDC', base: 'token1' })
        expect(straight.priceQuote).toMatchObject({ baseSymbol: 'WETH', quoteSymbol: 'USDC', base: 'token0' })
      }),
    )
  })

  it.each<[TokenName, TokenName, string]>([
    ['weth', 'usdc', 'USDC per WETH'],
    ['wbtc', 'weth', 'WETH per WBTC'],
    ['weth', 'wbtc', 'WETH per WBTC'],
    ['usdc', 'usdt', 'USDT per USDC'],
    ['other', 'fake', 'WETH per OTHER'],
  ])('of %s and %s is quoted as %s', (first, second, shown) => {
    const { quoteSymbol, baseSymbol } = reportOf(pairOf([first, second], 0)).priceQuote
    expect(`${quoteSymbol} per ${baseSymbol}`).toBe(shown)
  })
})

describe('in range', () => {
  it('begins at the lower tick and ends before the upper one', () => {
    const at = (tick: number) => reportOf(pairOf(['weth', 'usdc'], tick, [-600, 600])).inRange
    expect([-601, -600, 0, 599, 600].map(at)).toEqual([false, true, true, true, false])
  })

  it('is decided by the pool tick, not by the price, which may stand on the bound above it', () => {
    const snapshot = ethUsdc(
      { tickLower: -600, tickUpper: 600 },
      { tick: -601, sqrtPriceX96: String(sqrtRatioAtTick(-600)) },
    )
    expect(reportOf(snapshot)).toMatchObject({ inRange: false, amount1: '0' })
  })
})

describe('what the market knows', () => {
  it('is not needed for amounts and prices', () => {
    const artifacts = artifactsOf({ lps: ok([lpsOf(ok(ethUsdc()))]), markets: gap('venue-down') })
    const lp = statusReport(artifacts, []).hedges[0]!.lps[0]!
    const known = reportOf(ethUsdc())
    expect(lp).toEqual({ ...known, valueUsd: null, priceSource: { ...known.priceSource, token0: null }, feesUsd: 0 })
  })
})

const pairOf = (pair: readonly [TokenName, TokenName], tick: number, range?: readonly [number, number]): LpSnapshot => {
  const [tickLower, tickUpper] = range ?? [tick - 2000, tick + 2000]
  return snapshotOf([poolOf({ pair, tick })], [positionOf({ pool: 0, tickLower, tickUpper })])
}
