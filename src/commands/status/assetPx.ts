import { assetOf, coinOf } from '../../domain/assets.ts'
import { type Decimal, decimal, divide, fromUnits } from '../../math/decimal.ts'
import type { HedgeLegs } from './hedgeLegs.ts'
import type { PerpReport } from './types.ts'
import { quoteOfAsset } from './usd.ts'

/** Of one unit of the asset, where a k-coin is a thousand. */
export const markOfPerp = ({ coin, markPx }: PerpReport): Decimal => inUnits(decimal(markPx), assetOf(coin).unit)

/**
 * The perp's mark in USD a unit of the asset: that of the hedge's own position (the main dex first), which is what its
 * liquidation price belongs to, else of its market. Null where there is neither.
 */
export function markOf(asset: string, { perps, markets }: Pick<HedgeLegs, 'perps' | 'markets'>): Decimal | null {
  const own = (perps ?? []).filter(perp => perp.asset === asset)
  const perp = own.find(({ dex }) => dex === '') ?? own[0]
  if (perp !== undefined) return markOfPerp(perp)
  const { coin, unit } = coinOf(asset)
  const markPx = markets?.find(market => market.coin === coin)?.markPx ?? null
  return markPx === null ? null : inUnits(decimal(markPx), unit)
}

/** What a ladder starts from: the mark, and the oracle's price of an asset without one. */
export const pxNow = (asset: string, legs: Pick<HedgeLegs, 'perps' | 'markets'>): Decimal | null =>
  markOf(asset, legs) ?? quoteOfAsset(asset, legs.markets)?.usd ?? null

const inUnits = (px: Decimal, unit: number): Decimal => divide(px, fromUnits(BigInt(unit), 0), 30)
