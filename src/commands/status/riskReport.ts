import type { TradeReading } from '../../domain/artifacts.ts'
import type { Thresholds } from '../../domain/thresholds.ts'
import { basisBps } from '../../math/basis.ts'
import { type Decimal, decimal, divide, mul } from '../../math/decimal.ts'
import { invert, priceAtSqrtRatio } from '../../math/price.ts'
import { markOf, pxNow } from './assetPx.ts'
import { correctionCost } from './correctionCost.ts'
import { type HedgeLegs, openHolders } from './hedgeLegs.ts'
import { jointCheck } from './jointCheck.ts'
import type { RiskReport } from './resultTypes.ts'
import type { LpReport } from './types.ts'
import { quoteOfToken } from './usd.ts'

export type RiskInput = HedgeLegs & {
  /** Of the accounts that count for this hedge; null where they could not be gathered. */
  trades: readonly TradeReading[] | null
  thresholds: Thresholds
}

/** One row for each row of exposure, in its order. */
export function riskReport(input: RiskInput): RiskReport[] {
  return input.exposure.map(row => {
    const { asset } = row
    const px = pxNow(asset, input)
    const { notes, ...joint } = jointCheck(asset, input, px)
    if (px === null) notes.push(`no price of ${asset} is known`)
    const basis = basisOf(asset, input)
    if (basis !== null && joint.upperBoundUsd !== null && Math.abs(basis) >= 10) {
      notes.push(
        `the pool is ${Math.round(Math.abs(basis))} basis points ${basis > 0 ? 'above' : 'below'} the mark: its bound is told as the mark that belongs to it`,
      )
    }
    const gamma = gammaOf(asset, input)
    if (gamma === null) notes.push(`the gamma of a position that holds ${asset} is not known`)
    const correction = correctionCost(row, input.trades, input.thresholds['drift.warning'], notes)
    return { asset, gamma, basisBps: basis, ...joint, correction, notes: [...new Set(notes)] }
  })
}

/** Σ over the positions; null as soon as one is not known. */
function gammaOf(asset: string, { lps, exposure }: HedgeLegs): number | null {
  const whole = exposure.find(row => row.asset === asset)?.lpDelta ?? null
  if (lps === null || whole === null) return null
  return openHolders(lps, asset).reduce<number | null>((total, { gamma }) => {
    const part = gamma?.[asset] ?? null
    return total === null || part === null ? null : total + part
  }, 0)
}

/** By the pool of the position that is worth most, of those whose other token has a price of its own. */
function basisOf(asset: string, legs: HedgeLegs): number | null {
  const mark = markOf(asset, legs)
  if (legs.lps === null || mark === null) return null
  const holders = openHolders(legs.lps, asset)
  // Which of several is worth most is not known while one of them has no worth.
  if (holders.length > 1 && holders.some(({ valueUsd }) => valueUsd === null)) return null
  const pools = holders
    .map(lp => ({ worth: lp.valueUsd ?? 0, px: poolPx(lp, asset, legs) }))
    .filter(pool => pool.px !== null)
    .sort((a, b) => b.worth - a.worth)
  return pools[0]?.px == null ? null : basisBps(pools[0].px, mark)
}

/** Dollars the pool asks for one unit of the asset; null of a partner that is priced through this very pool. */
function poolPx(lp: LpReport, asset: string, { markets }: HedgeLegs): Decimal | null {
  const is0 = lp.token0.asset === asset
  const [token, partner] = is0 ? [lp.token0, lp.token1] : [lp.token1, lp.token0]
  if (partner.asset === asset || lp.token0.decimals === null || lp.token1.decimals === null) return null
  const quote = partner.asset === null ? null : quoteOfToken(partner, markets)
  if (quote === null) return null
  const price0 = priceAtSqrtRatio(BigInt(lp.sqrtPriceX96), lp.token0.decimals, lp.token1.decimals)
  const usd = mul(is0 ? price0 : invert(price0), quote.usd)
  return token.ratio === null ? usd : divide(usd, decimal(token.ratio), 30)
}
