import type { Activity } from '../../domain/activity.ts'

const day = 86_400_000

/** Days between the warning of a run and the deletion by another. */
export const warningDays = 14

/**
 * `alarm`: its LP is closed and its perp is open, which is no rest but a danger. `closed`: every leg was seen flat and
 * closed, at the beginning of the time and at its end, and none open in between: one answer alone ages nothing. `unread`: nothing of it was read for the whole time.
 */
export type Judged =
  | { state: 'active' | 'alarm'; inactiveSince: null; prunedFrom: null }
  | { state: 'closed' | 'unread'; inactiveSince: string; prunedFrom: string | null }

/**
 * Whether a hedge is inactive. What was never noted counts from the day its notes begin, so that lost notes do not make a
 * hedge look old. `prunedFrom`: when an unasked run may delete it; null until it was warned of while it was inactive,
 * and again once a person said to keep it.
 */
export function judge(activity: Activity, now: Date, afterDays: number): Judged {
  const { since, readAt, closedSince, closedAt, legs, warnedAt, keptAt } = activity
  if (legs === 'alarm') return { state: 'alarm', inactiveSince: null, prunedFrom: null }
  const isLong = (from: string, to: number) => to - Date.parse(from) >= afterDays * day
  const read = readAt ?? since
  const inactive =
    legs === 'closed' && closedSince !== null && closedAt !== null && isLong(closedSince, Date.parse(closedAt))
      ? ({ state: 'closed', inactiveSince: closedSince } as const)
      : isLong(read, now.getTime())
        ? ({ state: 'unread', inactiveSince: read } as const)
        : null
  if (inactive === null) return { state: 'active', inactiveSince: null, prunedFrom: null }
  const isOver = keptAt !== null && warnedAt !== null && keptAt >= warnedAt
  const warned = warnedAt !== null && !isOver && isLong(inactive.inactiveSince, Date.parse(warnedAt))
  const prunedFrom = warned ? new Date(Date.parse(warnedAt) + warningDays * day).toISOString() : null
  return { ...inactive, prunedFrom }
}
