import type { Recorded } from '../../domain/recorded.ts'
import { statusNeeds } from '../status/needs.ts'
import { percent } from '../words/numbers.ts'
import type { Rule, Seen, Unwatched, Watched } from './words/rule.ts'
import { inPercent, percentScale, seen, unseen } from './words/seen.ts'
import { anyGap } from './words/whyUnknown.ts'

export const valueDrop: Rule = {
  id: 'value-drop',
  title: 'what is in both legs is worth less than a day ago',
  limits: ['drop.warning', 'drop.critical'],
  of: 'hedge',
  // What it is compared with is the record of a whole status.
  needs: [...statusNeeds, 'records'],
  judge: watched => [judged(watched)],
}

type Worth = Pick<Recorded, 'valueUsd' | 'feesUsd' | 'equityUsd'>

/**
 * Against the oldest of what was recorded in the last day. Both legs together, since what one loses by the price the other gains;
 * the positions alone where the account is shared, or never had a worth that could be told. What is withdrawn is a drop as well.
 */
function judged({ subject, judged: hedge, thresholds, now, lastDay }: Watched): Seen | Unwatched {
  const { 'drop.warning': warn, 'drop.critical': crit } = thresholds
  const scale = percentScale({ warn, crit, worse: 'above', inclusive: false })
  if (lastDay === null) return { unwatched: 'the recorded history cannot be read: no drop of value can be told' }
  const both = !subject.shared && lastDay.some(({ equityUsd }) => equityUsd !== null)
  const worthOf = ({ valueUsd, feesUsd, equityUsd }: Worth): number | null => {
    const parts = [valueUsd, feesUsd, ...(both ? [equityUsd] : [])]
    return parts.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0)
  }
  const then = lastDay.find(row => (worthOf(row) ?? 0) > 0)
  if (then === undefined) return { unwatched: 'no value was recorded in the last day to compare with' }
  const before = worthOf(then)!
  const worth = worthOf(worthNow(hedge))
  if (worth === null) {
    const gap = anyGap(hedge)
    return gap === null ? { unwatched: 'what the hedge is worth cannot be told' } : unseen('', scale, gap)
  }
  const drop = (before - worth) / before
  const what = both ? 'both legs together' : 'the LP positions'
  const how = `${percent(Math.abs(drop))} ${drop < 0 ? 'more' : 'less'} than ${hoursWords(now - then.at)} ago`
  return seen('', scale, inPercent(drop), `${what} are worth ${how}`)
}

function worthNow({ report, lpsWhole }: Watched['judged']): Worth {
  const sumOf = (pick: 'valueUsd' | 'feesUsd') =>
    lpsWhole
      ? report.lps.reduce<number | null>((sum, lp) => (sum === null || lp[pick] === null ? null : sum + lp[pick]), 0)
      : null
  return { valueUsd: sumOf('valueUsd'), feesUsd: sumOf('feesUsd'), equityUsd: report.account?.equityUsd ?? null }
}

const hoursWords = (milliseconds: number): string => {
  const hours = Math.round(milliseconds / 3_600_000)
  return hours === 0 ? 'less than an hour' : `${hours} ${hours === 1 ? 'hour' : 'hours'}`
}
