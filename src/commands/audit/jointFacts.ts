import type { HedgeFacts } from '../../domain/hedgeFacts.ts'
import { plainText } from '../../domain/section.ts'
import { boundKind } from '../show/boundKind.ts'
import { jointLine } from '../show/jointLine.ts'
import { pxNow } from '../status/assetPx.ts'
import { type HedgeLegs, isShort } from '../status/hedgeLegs.ts'
import { jointCheck } from '../status/jointCheck.ts'
import type { HedgeReport } from '../status/types.ts'

/** Of each asset with a short, and of all while nobody knows which have one; none of what the LP does not hold. */
export function jointFacts(report: HedgeReport, legs: HedgeLegs): HedgeFacts['joint'] {
  return report.exposure.flatMap(({ asset }): HedgeFacts['joint'] => {
    if (legs.perps !== null && !legs.perps.some(perp => perp.asset === asset && isShort(perp))) return []
    const kind = boundKind(asset, report)
    if (kind === 'not held') return []
    const row = report.risk.find(each => each.asset === asset)
    const endless = kind === 'endless'
    const before = row?.liquidatedBeforeBound ?? null
    if (row !== undefined && (before !== null || endless)) {
      return [{ asset, message: plainText(jointLine(row, kind)), beyond: before === null ? null : !before, endless }]
    }
    return [{ asset, message: `${asset}: ${whyUnknown(asset, row !== undefined, legs)}`, beyond: null, endless }]
  })
}

function whyUnknown(asset: string, isJudged: boolean, legs: HedgeLegs): string {
  const notes = isJudged ? jointCheck(asset, legs, pxNow(asset, legs)).notes : []
  return notes.length === 0 ? 'whether it is liquidated before the LP leaves its range is not known' : notes.join('; ')
}
