/** A perp as a run saw it. Of several accounts their sum, for no address may be noted: signed, short < 0. */
export type SeenPerp = { coin: string; dex: string; szi: string }

/** Every perp of a hedge and the assets of its open LP positions, at a moment at which all of both was known. */
export type SeenWhole = { at: string; perps: readonly SeenPerp[]; assets: readonly string[] }

/** A perp that went away while the LP was still there: as it was seen last, and when a run noticed. */
export type VanishedPerp = SeenPerp & { seenAt: string; noticedAt: string }

/**
 * What a report says of one hedge's use. `read`: something of it was read. `legs`: `closed` is every leg known and
 * nothing in any, `alarm` a closed LP beside an open perp, `unknown` that what is missing could be open. `toldAt`: the
 * newest moment that a venue told with it (ISO 8601); null where none did. `whole`: null while a leg is not known.
 */
export type Sighting = {
  name: string
  read: boolean
  legs: LegState
  toldAt: string | null
  whole: Omit<SeenWhole, 'at'> | null
}

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
  /** As it was when all of it was known last. */
  whole: SeenWhole | null
  /** Until the perp is back, its LP is closed, or a person says that it is known. */
  vanished: readonly VanishedPerp[]
  /** When a person said that what had vanished by then is known. */
  acceptedAt: string | null
}

/** Keeps the activity of hedges by their random ids, and nothing else of them. Never throws. */
export type ActivityMemory = {
  of(hedge: string): Activity | null
  /** Begins to note one of which nothing is known. */
  begin(hedge: string, at: string): Activity
  sight(hedge: string, at: string, sighting: Sighting): void
  warn(hedge: string, at: string): void
  keep(hedge: string, at: string): void
  /** What had vanished is known. */
  accept(hedge: string, at: string): void
}

/** Milliseconds. More than any block is late. */
const apart = 86_400_000

/** Whether a clock is far from what a venue told at the same time. Nobody can say so where none told anything. */
export const isClockOff = (at: string, toldAt: string | null): boolean =>
  toldAt !== null && Math.abs(Date.parse(at) - Date.parse(toldAt)) > apart
