import { dollar } from '../../domain/assets.ts'
import type { PositionResult } from './positionResult.ts'
import type { LpReport } from './types.ts'

/** The asset that all could have been put into, or why there is none. */
export type BaseAsset = { asset: string; why: null } | { asset: null; why: string }

/** The only volatile asset of the LP, else what the price of its most valuable position is of. */
export function baseAssetOf(positions: readonly PositionResult[], lps: readonly LpReport[]): BaseAsset {
  const assets = new Set(
    positions.flatMap(position => position.assets).filter(asset => asset !== null && asset !== dollar),
  )
  const [only] = assets
  if (only != null && assets.size === 1) return { asset: only, why: null }
  if (assets.size === 0) return none('the LP holds no asset but dollars')
  const values = lps.map(({ valueUsd }) => valueUsd)
  if (values.length === 0 || values.includes(null)) return none('which position is worth most is not known')
  const most = lps.reduce((best, lp) => ((lp.valueUsd ?? 0) > (best.valueUsd ?? 0) ? lp : best))
  const { asset } = most[most.priceQuote.base]
  return asset === null || asset === dollar
    ? none('what the LP is priced in stands for no asset')
    : { asset, why: null }
}

const none = (why: string): BaseAsset => ({ asset: null, why: `there is no result against a base asset: ${why}` })

/** Which token of a position is one unit of the asset: one with a ratio is another amount of it each day. */
export function baseSide(position: PositionResult, lps: readonly LpReport[], asset: string | null): 0 | 1 | null {
  const lp = lps.find(({ tokenId }) => tokenId === position.tokenId)
  if (lp === undefined || asset === null) return null
  if (position.assets[0] === asset && lp.token0.ratio === null) return 0
  return position.assets[1] === asset && lp.token1.ratio === null ? 1 : null
}
