import type { Activity } from '../../domain/activity.ts'

const day = 86_400_000

/** Days between the warning of a run and the deletion by another. */
export const warningDays = 14

/**
 * `alarm`: its LP is closed and its perp is open, which is no rest but a danger. `closed`: every leg was seen flat and
 * closed, and none open for the whole time. `unread`: nothing of it was read for the whole time.
 */
export type Judged =
  | { state: 'active' | 'alarm'; inactiveSince: null; prunedFrom: null }
  | { state: 'closed' | 'unread'; inactiveSince: string; prunedFrom: string | null }

/**
 * Whether a hedge is inactive. What was never noted counts from the day its notes begin, so that lost notes do not make a
 * hedge look old. `prunedFrom`: when an unasked run may delete it; null until it was warned of while it was inactive.
 */
export function judge(activity: Activity, now: Date, afterDays: number): Judged {
  const { since, readAt, openAt, legs, warnedAt } = activity
  if (legs === 'alarm') return { state: 'alarm', inactiveSince: null, prunedFrom: null }
  const isLongAgo = (moment: string) => now.getTime() - Date.parse(moment) >= afterDays * day
  const [read, open] = [readAt ?? since, openAt ?? since]
  const inactive =
    legs === 'closed' && isLongAgo(open)
      ? ({ state: 'closed', inactiveSince: open } as const)
      : isLongAgo(read)
        ? ({ state: 'unread', inactiveSince: read } as const)
        : null
  if (inactive === null) return { state: 'active', inactiveSince: null, prunedFrom: null }
  const warned = warnedAt !== null && Date.parse(warnedAt) >= Date.parse(inactive.inactiveSince) + afterDays * day
  const prunedFrom = warned ? new Date(Date.parse(warnedAt) + warningDays * day).toISOString() : null
  return { ...inactive, prunedFrom }
}
