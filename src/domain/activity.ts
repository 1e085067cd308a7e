/**
 * What a report says of one hedge's use. `read`: something of it was read. `legs`: `closed` is every leg known and
 * nothing in any, `alarm` a closed LP beside an open perp, `unknown` that what is missing could be open.
 */
export type Sighting = { name: string; read: boolean; legs: LegState }

export const legStates = ['open', 'closed', 'alarm', 'unknown'] as const
export type LegState = (typeof legStates)[number]

/** When a hedge was read and in use (ISO 8601), as far as it was noted. */
export type Activity = {
  /** Before this nothing was noted. */
  since: string
  readAt: string | null
  openAt: string | null
  /** As they were at `readAt`. */
  legs: LegState
  /** When a run said that it is inactive and would be pruned. */
  warnedAt: string | null
}

/** Keeps the activity of hedges by their random ids, and nothing else of them. Never throws. */
export type ActivityMemory = {
  of(hedge: string): Activity | null
  /** Begins to note one of which nothing is known. */
  begin(hedge: string, at: string): Activity
  sight(hedge: string, at: string, sighting: Sighting): void
  warn(hedge: string, at: string): void
}
