/**
 * What a report says of one hedge's use. `read`: something of it was read. `legs`: `closed` is every leg known and
 * nothing in any, `alarm` a closed LP beside an open perp, `unknown` that what is missing could be open. `toldAt`: the
 * newest moment that a venue told with it (ISO 8601); null where none did.
 */
export type Sighting = { name: string; read: boolean; legs: LegState; toldAt: string | null }

export const legStates = ['open', 'closed', 'alarm', 'unknown'] as const
export type LegState = (typeof legStates)[number]

/** When a hedge was read and in use (ISO 8601), as far as it was noted. */
export type Activity = {
  /** Before this nothing was noted. */
  since: string
  readAt: string | null
  openAt: string | null
  /** The first and the last time it was seen closed, by a clock that nobody contradicted and never open in between. */
  closedSince: string | null
  closedAt: string | null
  /** As they were when it was read last. */
  legs: LegState
  /** When a run said that it is inactive and would be pruned. */
  warnedAt: string | null
  /** When a person said that it is to be kept: what was warned of before is over. */
  keptAt: string | null
}

/** Keeps the activity of hedges by their random ids, and nothing else of them. Never throws. */
export type ActivityMemory = {
  of(hedge: string): Activity | null
  /** Begins to note one of which nothing is known. */
  begin(hedge: string, at: string): Activity
  sight(hedge: string, at: string, sighting: Sighting): void
  warn(hedge: string, at: string): void
  keep(hedge: string, at: string): void
}

/** Milliseconds. More than any block is late. */
const apart = 86_400_000

/** Whether a clock is far from what a venue told at the same time. Nobody can say so where none told anything. */
export const isClockOff = (at: string, toldAt: string | null): boolean =>
  toldAt !== null && Math.abs(Date.parse(at) - Date.parse(toldAt)) > apart
