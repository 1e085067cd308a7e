/** The rows of an answer between two moments, both included; the venue sends so many of them, from the oldest on. */
export function pageOf<R extends { time: number }>(
  rows: readonly R[],
  { startTime, endTime }: { startTime?: unknown; endTime?: unknown },
  limit: number,
): R[] {
  const from = typeof startTime === 'number' ? startTime : 0
  const to = typeof endTime === 'number' ? endTime : Number.POSITIVE_INFINITY
  return rows.filter(({ time }) => time >= from && time <= to).slice(0, limit)
}
