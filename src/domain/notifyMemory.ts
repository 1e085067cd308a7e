import type { ConditionState } from './condition.ts'
import type { AlertEvent } from './notification.ts'

/** One thing that is watched: what it is and since when, and what was last told of it. */
export type WatchedRow = { state: ConditionState; since: string; told: ConditionState }

/** Kept by the id of the hedge that it is of, so that it goes with it. */
export type KeptEvent = AlertEvent & { hedgeId: string | null }

/** One that waits to be sent: `left` are the targets that have not taken it, each with the moment before which it is not asked. */
export type WaitingNotification = {
  id: string
  at: string
  events: readonly KeptEvent[]
  left: Readonly<Record<string, string | null>>
}

/** What runs leave for each other, so that all of them together tell of each change once. No address, nothing secret. */
export type NotifyMemory = {
  /** By the id of a hedge (empty: of none), then by `conditionKey`. What is fine and was told so has no row. */
  rows: Readonly<Record<string, Readonly<Record<string, WatchedRow>>>>
  /** When whoever changed any of this had looked: what a slower run saw before that is no news. */
  lookedAt: string | null
  /** When anything that is not urgent was told last. */
  batchedAt: string | null
  waiting: readonly WaitingNotification[]
  /** Events that nobody took before too many waited; told and counted anew by the run that tells of them. */
  dropped: number
}

export const emptyNotifyMemory: NotifyMemory = { rows: {}, lookedAt: null, batchedAt: null, waiting: [], dropped: 0 }

/** Events that may wait, and for how long (milliseconds): a target that is down for weeks fills no disk. */
export const mostWaitingEvents = 500
export const longestWait = 7 * 86_400_000
