import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statusReport } from '../../../src/commands/status/report.ts'
import { assetOf, coinOf } from '../../../src/domain/assets.ts'
import { abs, add, compare, type Decimal, decimal, fromUnits, mul, neg, sub } from '../../../src/math/decimal.ts'
import {
  accountOf,
  artifactsOf,
  ethUsdc,
  lpsOf,
  markets,
  ok,
  perpOf,
  spotOf,
  subjectOf,
} from '../../support/artifacts.ts'
import { anySituation } from '../../support/situations.ts'

const same = (a: Decimal, b: Decimal) => expect(compare(a, b)).toBe(0)
const unitsOf = (asset: string, count: Decimal) => mul(count, fromUnits(BigInt(coinOf(asset).unit), 0))

describe('exposure', () => {
  it('is the exact sum of its legs', () => {
    fc.assert(
      fc.property(anySituation, situation => {
        for (const { exposure } of statusReport(situation, []).hedges) {
          for (const row of exposure) {
            const legs = [row.lpDelta, row.perpDelta, row.spotDelta].map(leg => decimal(leg!))
            same(decimal(row.netDelta!), legs.reduce(add))
          }
        }
      }),
    )
  })

  it('holds what the positions hold of the asset, and what the perps are of it', () => {
    fc.assert(
      fc.property(anySituation, situation => {
        for (const { exposure, lps, perps } of statusReport(situation, []).hedges) {
          for (const row of exposure) {
            const held = lps.flatMap(lp => [
              lp.token0.asset === row.asset ? [decimal(lp.amount0!)] : [],
              lp.token1.asset === row.asset ? [decimal(lp.amount1!)] : [],
            ])
            same(decimal(row.lpDelta!), held.flat().reduce(add, decimal('0')))
            const short = perps.filter(({ coin }) => assetOf(coin).asset === row.asset)
            const sized = short.map(({ szi }) => unitsOf(row.asset, decimal(szi)))
            same(decimal(row.perpDelta!), sized.reduce(add, decimal('0')))
          }
        }
      }),
    )
  })

  it('is brought to its target by its correction, to less than one lot, and never past it', () => {
    fc.assert(
      fc.property(anySituation, situation => {
        for (const { exposure, target } of statusReport(situation, []).hedges) {
          for (const row of exposure) {
            const market = markets.find(({ coin }) => coin === coinOf(row.asset).coin)!
            const lot = unitsOf(row.asset, fromUnits(1n, market.szDecimals))
            const goal = neg(mul(decimal(target), add(decimal(row.lpDelta!), decimal(row.spotDelta!))))
            const order = decimal(row.correction?.size ?? '0')
            const change = unitsOf(row.asset, row.correction?.side === 'sell' ? neg(order) : order)
            const before = sub(goal, decimal(row.perpDelta!))
            const after = sub(before, change)
            expect(compare(abs(after), lot)).toBe(-1)
            expect(compare(abs(change), abs(before))).not.toBe(1)
          }
        }
      }),
    )
  })

  it('keeps ratio, drift and target one identity', () => {
    fc.assert(
      fc.property(anySituation, situation => {
        for (const { hedgeRatio, drift, target, lpDelta, spotDelta, perpDelta } of statusReport(
          situation,
          [],
        ).hedges.flatMap(hedge => hedge.exposure)) {
          const held = Number(lpDelta) + Number(spotDelta)
          if (held === 0) {
            expect([hedgeRatio, drift]).toEqual([null, null])
            continue
          }
          expect(hedgeRatio! - Number(target)).toBeCloseTo(drift!, 9)
          expect(hedgeRatio).toSatisfy(
            (ratio: number) => Math.abs(ratio - -Number(perpDelta) / held) <= 1e-9 * Math.max(1, Math.abs(ratio)),
          )
        }
      }),
    )
  })

  it('counts a thousand tokens for one k-coin', () => {
    const perps = [perpOf({ coin: 'kPEPE', szi: '-2500', mark: 0.01 })]
    const subject = subjectOf({ expectedAssets: ['PEPE'] })
    const artifacts = artifactsOf({ subjects: ok([subject]), accounts: ok([accountOf(perps)]) })
    const [row] = statusReport(artifacts, []).hedges[0]!.exposure
    expect(row).toMatchObject({
      asset: 'PEPE',
      perpDelta: '-2500000',
      netDelta: '-2500000',
      netDeltaUsd: -25,
      correction: { side: 'buy', coin: 'kPEPE', size: '2500', notionalUsd: 25, placeable: true },
    })
  })

  it('says that an order below ten dollars cannot be placed', () => {
    const subject = subjectOf({ expectedAssets: ['ETH'] })
    const placeable = (szi: string) =>
      statusReport(artifactsOf({ subjects: ok([subject]), accounts: ok([accountOf([perpOf({ szi })])]) }), [])
        .hedges[0]!.exposure[0]!.correction!.placeable
    expect(placeable('-0.0033')).toBe(false)
    expect(placeable('-0.0034')).toBe(true)
  })

  it('counts listed spot stand-ins, and no other spot token', () => {
    const spot = ['UETH', 'ETH', 'WETH'].map(coin => ({ coin, token: 3, total: '2', hold: '0' }))
    const artifacts = artifactsOf({
      lps: ok([lpsOf(ok(ethUsdc()))]),
      accounts: ok([accountOf([], { spot: ok(spotOf(spot)) })]),
    })
    expect(statusReport(artifacts, []).hedges[0]!.exposure[0]!.spotDelta).toBe('2')
  })
})
