import { nowNeeds } from '../check/needs.ts'
import { percent } from '../words/numbers.ts'
import type { Rule, Seen, Unwatched, Watched } from './words/rule.ts'
import { type Scale, seen, seenWorst, unseen } from './words/seen.ts'
import { anyGap } from './words/whyUnknown.ts'

export const fundingAgainstFees: Rule = {
  id: 'funding-against-fees',
  title: 'funding has cost more than the fees have earned',
  limits: ['funding.warning', 'funding.critical'],
  of: 'hedge',
  needs: [...nowNeeds, 'histories', 'trades'],
  judge: watched => [judged(watched)],
}

/** Since the hedge began: at the rate of one hour it would come and go. */
function judged({ judged: hedge, thresholds }: Watched): Seen | Unwatched {
  const { 'funding.warning': warn, 'funding.critical': crit, 'fees.window': window } = thresholds
  const scale: Scale = { warn, crit, worse: 'above', inclusive: false, unit: '' }
  const { pnl } = hedge.report
  const buckets = pnl?.benchmarks.find(({ id }) => id === 'usd')?.buckets
  const [fees, funding] = [buckets?.fees ?? null, buckets?.funding ?? null]
  if (pnl !== null && pnl.days !== null && pnl.days < window) {
    return { unwatched: `funding is held against fees from ${window === 1 ? 'a day' : `${window} days`} on` }
  }
  if (fees === null || funding === null) {
    const gap = anyGap(hedge)
    if (gap !== null) return unseen('', scale, gap)
    return { unwatched: 'funding or fees since the hedge began cannot be told: hedge show says why' }
  }
  const paid = Math.max(0, 0 - funding)
  if (paid === 0) return seen('', scale, 0, 'funding has cost nothing so far')
  if (fees <= 0) return seenWorst('', scale, 'funding was paid, and no fee was earned')
  return seen('', scale, paid / fees, `funding has cost ${percent(paid / fees)} of what the fees have earned`)
}
