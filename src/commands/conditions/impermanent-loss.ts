import { isOpen } from '../status/hedgeLegs.ts'
import { percent } from '../words/numbers.ts'
import type { Rule } from './words/rule.ts'
import { inPercent, percentScale, seen, unseen } from './words/seen.ts'
import { unreadPositions } from './words/unreadPositions.ts'
import { anyGap } from './words/whyUnknown.ts'

export const impermanentLoss: Rule = {
  id: 'impermanent-loss',
  title: 'an LP position lost against holding its tokens',
  limits: ['il.warning', 'il.critical'],
  of: 'hedge',
  needs: ['lps', 'histories'],
  judge: watched => {
    const { judged, thresholds } = watched
    const { 'il.warning': warn, 'il.critical': crit } = thresholds
    const scale = percentScale({ warn, crit, worse: 'above', inclusive: false })
    return [
      ...judged.report.lps.filter(isOpen).map(lp => {
        const subject = `#${lp.tokenId}`
        const loss = lp.impermanentLoss?.percent ?? null
        const gap = loss === null ? anyGap(judged) : null
        if (gap !== null) return unseen(subject, scale, gap)
        if (loss === null) return { unwatched: `the impermanent loss of ${subject} cannot be told` }
        return seen(
          subject,
          scale,
          inPercent(0 - loss),
          `the impermanent loss of ${subject} is ${percent(0 - loss)} of holding`,
        )
      }),
      ...unreadPositions(watched, scale),
    ]
  },
}
