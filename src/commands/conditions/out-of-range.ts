import { isOpen } from '../status/hedgeLegs.ts'
import { percent } from '../words/numbers.ts'
import { onlyToken } from '../words/rangeSide.ts'
import { outside } from './words/outside.ts'
import type { Rule } from './words/rule.ts'
import { type Scale, seen, seenWorst } from './words/seen.ts'
import { unreadPositions } from './words/unreadPositions.ts'

const scale: Scale = { warn: 0, crit: null, worse: 'above', inclusive: false, unit: '%' }

export const outOfRange: Rule = {
  id: 'out-of-range',
  title: 'an LP position is out of its range, and earns nothing',
  limits: [],
  why: 'its limit is the bound of the range',
  of: 'hedge',
  needs: ['lps'],
  judge: watched => [
    ...watched.judged.report.lps.filter(isOpen).map(lp => {
      const subject = `#${lp.tokenId}`
      const value = outside(lp)
      const all = `${subject} is out of range: all ${onlyToken(lp)}, no fees`
      if (value === null)
        return lp.inRange
          ? { ...seen(subject, scale, 0, `${subject} is in range`), value }
          : seenWorst(subject, scale, all)
      return seen(
        subject,
        scale,
        value,
        lp.inRange ? `${subject} is in range` : `${all}, ${percent(value / 100)} outside`,
      )
    }),
    ...unreadPositions(watched, scale),
  ],
}
