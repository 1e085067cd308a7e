import { openHolders } from '../status/hedgeLegs.ts'
import { boundMoves } from '../status/pricedLp.ts'
import type { HedgeReport } from '../status/types.ts'

/** Whether the LP has sold all of an asset at some price: at a `bound`; at none, being `endless`; or holds none to sell. */
export type BoundKind = 'bound' | 'endless' | 'not held' | 'unknown'

export function boundKind(asset: string, { lps, exposure }: Pick<HedgeReport, 'lps' | 'exposure'>): BoundKind {
  if (exposure.find(row => row.asset === asset)?.lpDelta == null) return 'unknown'
  const holders = openHolders(lps, asset)
  if (holders.length === 0) return 'not held'
  return holders.some(lp => boundMoves(lp, asset).high === null) ? 'endless' : 'bound'
}
