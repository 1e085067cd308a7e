import { rangeScore } from '../../../math/health.ts'
import { percent } from '../../words/numbers.ts'
import type { HealthInput } from '../healthReport.ts'
import { isOpen } from '../hedgeLegs.ts'
import type { HealthPart } from '../resultTypes.ts'
import type { LpReport } from '../types.ts'
import { type Judged, unknownPart, worstPart } from './part.ts'

/** How near the worst of the open positions is to leaving its range. */
export function rangePart({ lps, thresholds }: HealthInput): HealthPart {
  if (lps === null) return unknownPart('range', 'not all positions are known')
  const warning = thresholds['range.warning']
  return worstPart(
    'range',
    lps.filter(isOpen).map(lp => judged(lp, warning)),
    'no position is open',
  )
}

function judged({ tokenId, inRange, distanceToLower, distanceToUpper }: LpReport, warning: number): Judged {
  if (!inRange) return { score: rangeScore(null, warning), why: `#${tokenId} is out of range` }
  if (distanceToLower === null || distanceToUpper === null) {
    return { score: null, why: `where #${tokenId} stands in its range is not known` }
  }
  // Rounding may put a price that is in range a hair beyond its bound.
  const [down, up] = [Math.max(0, -distanceToLower), Math.max(0, distanceToUpper)]
  const [nearest, which] = down < up ? [down, 'lower'] : [up, 'upper']
  return { score: rangeScore(nearest, warning), why: `#${tokenId} is ${percent(nearest)} from its ${which} bound` }
}
