import { nowNeeds } from '../check/needs.ts'
import { gain } from '../words/numbers.ts'
import { eachAsset } from './words/eachAsset.ts'
import type { Rule } from './words/rule.ts'
import { type Scale, seen, unseen } from './words/seen.ts'
import { anyGap, venueGap } from './words/whyUnknown.ts'

export const netDelta: Rule = {
  id: 'net-delta',
  title: 'the net delta of an asset, in dollars, is large',
  limits: ['delta.warning', 'delta.critical'],
  of: 'hedge',
  needs: nowNeeds,
  judge: watched => {
    const { judged, thresholds } = watched
    const { 'delta.warning': warn, 'delta.critical': crit } = thresholds
    const scale: Scale = { warn, crit, worse: 'above', inclusive: false, unit: 'USD' }
    return eachAsset(watched, scale, ({ asset, netDeltaUsd }) =>
      netDeltaUsd === null
        ? unseen(asset, scale, anyGap(judged) ?? venueGap(judged, `the net delta of ${asset} in dollars is not known`))
        : seen(asset, scale, Math.abs(netDeltaUsd), `the net delta of ${asset} is ${gain(netDeltaUsd)}`),
    )
  },
}
