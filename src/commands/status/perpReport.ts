import type { Address } from '../../domain/address.ts'
import { assetOf } from '../../domain/assets.ts'
import type { DexState, WireMarket, WirePerp } from '../../domain/perp.ts'
import { abs, decimal, divide, toText } from '../../math/decimal.ts'
import { fundingApr, fundingSinceOpen } from '../../math/funding.ts'
import { liquidationDistance } from '../../math/liquidation.ts'
import type { PerpReport } from './types.ts'

/**
 * Reports one perp position. The mark is the one the venue valued the position at (positionValue = |szi| × mark), so
 * that it belongs to the same moment as everything else in the row.
 */
export function perpReport(
  account: Address,
  state: DexState,
  perp: WirePerp,
  markets: readonly WireMarket[] | null,
): PerpReport {
  const szi = decimal(perp.szi)
  const mark = divide(decimal(perp.positionValue), abs(szi), 15)
  const market = markets?.find(candidate => candidate.coin === perp.coin)
  const funding = market?.funding ?? null
  return {
    venue: 'hyperliquid',
    account,
    dex: state.dex,
    coin: perp.coin,
    asset: assetOf(perp.coin).asset,
    szi: perp.szi,
    entryPx: perp.entryPx,
    markPx: toText(mark),
    oraclePx: market?.oraclePx ?? null,
    positionValue: perp.positionValue,
    unrealizedPnl: perp.unrealizedPnl,
    liquidationPx: perp.liquidationPx,
    liquidationDistance:
      perp.liquidationPx === null ? null : liquidationDistance(mark, decimal(perp.liquidationPx), szi),
    leverage: perp.leverage,
    marginUsed: perp.marginUsed,
    maxLeverage: perp.maxLeverage,
    fundingRate: funding,
    fundingApr: funding === null ? null : fundingApr(decimal(funding), szi),
    fundingSinceOpen: toText(fundingSinceOpen(decimal(perp.cumFunding.sinceOpen))),
    time: new Date(state.time).toISOString(),
  }
}
