import { isOpen } from '../status/hedgeLegs.ts'
import type { LpReport } from '../status/types.ts'
import { percent } from '../words/numbers.ts'
import { outside } from './words/outside.ts'
import type { Rule, Watched } from './words/rule.ts'
import { percentScale, type Scale, seen, unseen } from './words/seen.ts'
import { unreadPositions } from './words/unreadPositions.ts'
import { lpGap } from './words/whyUnknown.ts'

/** Of a range that is narrower than its limit there would be no place without a warning. */
const mostOfWidth = 0.25

export const rangeDistance: Rule = {
  id: 'range-distance',
  title: 'the price is near a bound of the range',
  limits: ['range.warning', 'range.critical'],
  of: 'hedge',
  needs: ['lps'],
  judge: watched => [
    ...watched.judged.report.lps.filter(isOpen).map(lp => {
      const subject = `#${lp.tokenId}`
      const [scale, beyond] = [scaleOf(watched, lp), outside(lp)]
      if (beyond === null) return unseen(subject, scale, lpGap(watched.judged, `where ${subject} stands is not known`))
      const bound = (lp.distanceToLower ?? 0) > -(lp.distanceToUpper ?? 0) ? 'lower' : 'upper'
      const how = lp.inRange ? 'from' : 'beyond'
      return seen(
        subject,
        scale,
        0 - beyond,
        `${subject} is ${percent(Math.abs(beyond) / 100)} ${how} its ${bound} bound`,
      )
    }),
    ...unreadPositions(watched, scaleOf(watched, null)),
  ],
}

function scaleOf({ thresholds }: Watched, lp: LpReport | null): Scale {
  const { 'range.warning': limit, 'range.critical': crit } = thresholds
  const width = lp === null ? null : (lp.distanceToUpper ?? 0) - (lp.distanceToLower ?? 0)
  const warn = width === null || width <= 0 ? limit : Math.min(limit, width * mostOfWidth)
  return percentScale({ warn, crit, worse: 'below', inclusive: true })
}
