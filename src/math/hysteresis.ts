import type { Limits } from '../domain/condition.ts'

export type Level = 'ok' | 'warning' | 'critical'

const rank: Record<Level, number> = { ok: 0, warning: 1, critical: 2 }

const isBeyond = (value: number, limit: number | null, { worse, inclusive }: Limits): boolean => {
  if (limit === null) return false
  if (value === limit) return inclusive
  return worse === 'above' ? value > limit : value < limit
}

/** Where a value stands, as it is. */
export const levelOf = (value: number, limits: Limits): Level =>
  isBeyond(value, limits.crit, limits) ? 'critical' : isBeyond(value, limits.warn, limits) ? 'warning' : 'ok'

/** Of a limit: it is left behind only by so much of itself. */
const share = 0.1

/**
 * The level that holds after `before`: a worse one at once, a better one only when the value is back beyond the limit by a tenth of
 * it, `least` at least. A value that dances on a limit is one change.
 */
export function heldLevel(before: Level, value: number, limits: Limits, least: number): Level {
  const now = levelOf(value, limits)
  if (rank[now] >= rank[before]) return now
  const away = limits.worse === 'above' ? -1 : 1
  const eased = (limit: number | null) =>
    limit === null ? null : limit + away * Math.max(least, Math.abs(limit) * share)
  const kept = levelOf(value, { ...limits, warn: eased(limits.warn), crit: eased(limits.crit) })
  return rank[kept] > rank[before] ? before : kept
}
