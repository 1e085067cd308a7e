import { assetOf, coinOf, spotAssets } from '../../domain/assets.ts'
import type { SpotBalance, WireMarket } from '../../domain/perp.ts'
import {
  add,
  type Decimal,
  decimal,
  divide,
  fromUnits,
  isZero,
  mul,
  sum,
  toNumber,
  toText,
} from '../../math/decimal.ts'
import { netExposure } from '../../math/exposure.ts'
import type { ExposureReport, LpReport, PerpReport } from './types.ts'

/** The venue refuses orders under ten dollars. */
const minNotionalUsd = fromUnits(10n, 0)

export type ExposureLegs = {
  /** Null where the leg could not be read: then every number that needs it is null. */
  lps: readonly LpReport[] | null
  /** Assets that are also held in an amount that nothing tells. */
  uncounted: readonly string[]
  perps: readonly PerpReport[] | null
  spot: readonly SpotBalance[] | null
  markets: readonly WireMarket[] | null
}

export function exposureReport(asset: string, target: string, legs: ExposureLegs): ExposureReport {
  const lpDelta = legs.uncounted.includes(asset) ? null : lpDeltaOf(asset, legs.lps)
  const perpDelta = legs.perps && sum(legs.perps.filter(perp => perp.asset === asset).map(inAsset))
  const spotDelta = legs.spot && sum(legs.spot.filter(({ coin }) => spotAssets[coin] === asset).map(totalOf))
  const known = {
    ...unknownExposure(asset, target),
    lpDelta: lpDelta && toText(lpDelta),
    perpDelta: perpDelta && toText(perpDelta),
    spotDelta: spotDelta && toText(spotDelta),
  }
  if (lpDelta === null || perpDelta === null || spotDelta === null) return known
  const { coin, unit } = coinOf(asset)
  const market = legs.markets?.find(candidate => candidate.coin === coin)
  const inCoins = (delta: Decimal) => divide(delta, fromUnits(BigInt(unit), 0), 40)
  const result = netExposure({
    lpDelta: inCoins(lpDelta),
    perpDelta: inCoins(perpDelta),
    spotDelta: inCoins(spotDelta),
    target: decimal(target),
    szDecimals: market?.szDecimals ?? 0,
    markPx: decimal(market?.markPx ?? '1'),
    minNotionalUsd,
  })
  const correction = market?.markPx == null || market.isDelisted ? null : result.correction
  const onTarget = isZero(add(mul(decimal(target), add(lpDelta, spotDelta)), perpDelta))
  const nothingToOrder = onTarget || (market !== undefined && result.correction === null)
  return {
    ...known,
    netDelta: toText(sum([lpDelta, perpDelta, spotDelta])),
    netDeltaUsd: market?.oraclePx == null ? null : toNumber(mul(result.netDelta, decimal(market.oraclePx))),
    hedgeRatio: result.hedgeRatio && toNumber(result.hedgeRatio),
    drift: result.drift && toNumber(result.drift),
    correction: correction && {
      side: correction.side,
      coin,
      size: toText(correction.size),
      notionalUsd: toNumber(correction.notionalUsd),
      placeable: correction.placeable,
    },
    correctionWhy: correction !== null ? null : nothingToOrder ? 'less-than-one-lot' : 'unknown',
  }
}

export const unknownExposure = (asset: string, target: string): ExposureReport => ({
  asset,
  lpDelta: null,
  perpDelta: null,
  spotDelta: null,
  netDelta: null,
  netDeltaUsd: null,
  hedgeRatio: null,
  target,
  drift: null,
  correction: null,
  correctionWhy: 'unknown',
})

/** Unknown when any position that may hold the asset has no amount (a token without decimals). */
function lpDeltaOf(asset: string, lps: readonly LpReport[] | null): Decimal | null {
  if (lps === null) return null
  const holders = lps.filter(lp => lp.token0.asset === asset || lp.token1.asset === asset)
  if (holders.some(lp => lp.delta[asset] === undefined)) return null
  return sum(holders.map(lp => decimal(lp.delta[asset] ?? '0')))
}

const inAsset = ({ coin, szi }: PerpReport): Decimal => mul(decimal(szi), fromUnits(BigInt(assetOf(coin).unit), 0))

const totalOf = ({ total }: SpotBalance): Decimal => decimal(total)
