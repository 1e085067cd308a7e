import { nowNeeds } from '../check/needs.ts'
import type { ExposureReport } from '../status/types.ts'
import { exactPercent, percent } from '../words/numbers.ts'
import { eachAsset } from './words/eachAsset.ts'
import type { Rule, Seen, Watched } from './words/rule.ts'
import { type Scale, seen, unseen } from './words/seen.ts'
import { anyGap, venueGap } from './words/whyUnknown.ts'

export const drift: Rule = {
  id: 'drift',
  title: 'the hedge of an asset is off its target',
  limits: ['drift.warning', 'drift.critical'],
  of: 'hedge',
  needs: nowNeeds,
  judge: watched => {
    const { 'drift.warning': warn, 'drift.critical': crit } = watched.thresholds
    const scale: Scale = { warn, crit, worse: 'above', inclusive: false, unit: '' }
    return eachAsset(watched, scale, row => judged(row, scale, watched))
  },
}

function judged(row: ExposureReport, scale: Scale, { judged: { report }, judged }: Watched): Seen {
  const { asset, netDelta, hedgeRatio, drift: off, target, perpDelta, correctionWhy } = row
  if (netDelta === null)
    return unseen(asset, scale, anyGap(judged) ?? venueGap(judged, `the exposure to ${asset} is not known`))
  if (off !== null && hedgeRatio !== null) {
    const message = `${asset} is hedged ${percent(hedgeRatio)} of a target ${exactPercent(target, 1)}`
    return seen(asset, scale, Math.abs(off), message)
  }
  // A ratio to nothing is none: either there is no perp, or all of it is exposure.
  const nothing = perpDelta === null || Number(perpDelta) === 0 || correctionWhy === 'less-than-one-lot'
  if (nothing) return seen(asset, scale, 0, `there is no ${asset} to hedge`)
  return {
    ...scale,
    subject: asset,
    value: null,
    state: 'warning',
    message: `the ${asset} perp of ${report.name} hedges nothing`,
  }
}
