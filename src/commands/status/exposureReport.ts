import { assetOf, coinOf, spotAssets } from '../../domain/assets.ts'
import type { SpotBalance, WireMarket } from '../../domain/perp.ts'
import { type Decimal, decimal, divide, fromUnits, mul, sum, toNumber, toText } from '../../math/decimal.ts'
import { netExposure } from '../../math/exposure.ts'
import type { ExposureReport, LpReport, PerpReport } from './types.ts'

/** The venue refuses orders under ten dollars. */
const minNotionalUsd = fromUnits(10n, 0)

export type ExposureLegs = {
  /** Null where the leg could not be read: then every number that needs it is null. */
  lps: readonly LpReport[] | null
  perps: readonly PerpReport[] | null
  spot: readonly SpotBalance[] | null
  markets: readonly WireMarket[] | null
}

export function exposureReport(asset: string, target: string, legs: ExposureLegs): ExposureReport {
  const lpDelta = lpDeltaOf(asset, legs.lps)
  const perpDelta = legs.perps && sum(legs.perps.filter(perp => perp.asset === asset).map(inAsset))
  const spotDelta = legs.spot && sum(legs.spot.filter(({ coin }) => spotAssets[coin] === asset).map(totalOf))
  const known = {
    asset,
    lpDelta: lpDelta && toText(lpDelta),
    perpDelta: perpDelta && toText(perpDelta),
    spotDelta: spotDelta && toText(spotDelta),
    target,
  }
  const nothing = { netDelta: null, netDeltaUsd: null, hedgeRatio: null, drift: null, correction: null }
  if (lpDelta === null || perpDelta === null || spotDelta === null) return { ...nothing, ...known }
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
  return {
    asset,
    lpDelta: toText(lpDelta),
    perpDelta: toText(perpDelta),
    spotDelta: toText(spotDelta),
    netDelta: toText(sum([lpDelta, perpDelta, spotDelta])),
    netDeltaUsd: market?.oraclePx == null ? null : toNumber(mul(result.netDelta, decimal(market.oraclePx))),
    hedgeRatio: result.hedgeRatio && toNumber(result.hedgeRatio),
    target,
    drift: result.drift && toNumber(result.drift),
    correction: correction && {
      side: correction.side,
      size: toText(correction.size),
      notionalUsd: toNumber(correction.notionalUsd),
      placeable: correction.placeable,
    },
  }
}

/** Unknown when any position that may hold the asset has no amount (a token without decimals). */
function lpDeltaOf(asset: string, lps: readonly LpReport[] | null): Decimal | null {
  if (lps === null) return null
  const holders = lps.filter(lp => lp.token0.asset === asset || lp.token1.asset === asset)
  if (holders.some(lp => lp.delta[asset] === undefined)) return null
  return sum(holders.map(lp => decimal(lp.delta[asset] ?? '0')))
}

const inAsset = ({ coin, szi }: PerpReport): Decimal => mul(decimal(szi), fromUnits(BigInt(assetOf(coin).unit), 0))

const totalOf = ({ total }: SpotBalance): Decimal => decimal(total)
