import type { LpEvent } from '../../../domain/history.ts'
import type { SavedPosition } from '../../../domain/historyMemory.ts'
import type { HistoryQuery } from '../../../domain/venue.ts'

/** A memory that an endpoint's lie got into has times that cannot be: it is as good as none. */
export function isCredible(
  { events, tail }: SavedPosition,
  { toBlock, toTimestamp }: Pick<HistoryQuery, 'toBlock' | 'toTimestamp'>,
): boolean {
  const upTo = BigInt(toBlock)
  const told = [...events, ...(tail?.events ?? [])].filter(({ block }) => BigInt(block) <= upTo)
  return inTime(told, toTimestamp)
}

/** No event in order is earlier than the one before it, none later than `latest`. */
export const inTime = (events: readonly LpEvent[], latest: string | undefined): boolean =>
  events.every(({ timestamp }, n) => n === 0 || BigInt(timestamp) >= BigInt(events[n - 1]!.timestamp)) &&
  (events.length === 0 || latest === undefined || BigInt(events.at(-1)!.timestamp) <= BigInt(latest))
