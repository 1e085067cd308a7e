import { driftScore } from '../../../math/health.ts'
import { exactPercent, percent } from '../../words/numbers.ts'
import type { HealthInput } from '../healthReport.ts'
import type { HealthPart } from '../resultTypes.ts'
import type { ExposureReport } from '../types.ts'
import { type Judged, worstPart } from './part.ts'

/** How far the hedge of any asset is off its target. */
export const driftPart = ({ exposure, thresholds }: HealthInput): HealthPart =>
  worstPart(
    'drift',
    exposure.flatMap(row => judged(row, thresholds['drift.warning'])),
    'there is nothing to hedge',
  )

function judged(
  { asset, netDelta, hedgeRatio, drift, target, perpDelta, correctionWhy }: ExposureReport,
  warning: number,
): Judged[] {
  if (netDelta === null) return [{ score: null, why: `the exposure to ${asset} is not known` }]
  if (drift !== null) {
    const why = `${asset} is hedged ${percent(hedgeRatio)} of a target ${exactPercent(target, 1)}`
    return [{ score: driftScore(drift, warning), why }]
  }
  if (correctionWhy === 'unknown' && perpDelta !== null && Number(perpDelta) !== 0)
    return [{ score: null, why: `whether the ${asset} perp is more than one lot is not known` }]
  // A ratio to nothing is none: either there is no perp, or all of it is exposure.
  const nothing = perpDelta === null || Number(perpDelta) === 0 || correctionWhy === 'less-than-one-lot'
  return nothing ? [] : [{ score: 0, why: `the ${asset} perp hedges nothing` }]
}
