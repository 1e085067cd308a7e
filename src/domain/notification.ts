import type { Condition, ConditionId, ConditionState } from './condition.ts'
import type { Gap } from './read.ts'

export const notificationSchema = 'hedge.notification/1'

/**
 * `opened`: it was fine. `escalated`: a warning became critical. `eased`: the other way about. `closed`: it is fine again.
 * `unknown`: for too long nobody could tell. `test`: nothing happened.
 */
export const eventKinds = ['opened', 'escalated', 'eased', 'closed', 'unknown', 'test'] as const
export type EventKind = (typeof eventKinds)[number]

/** One change that a person is told of. No address stands in it. */
export type AlertEvent = {
  /** The name of a hedge; null for what belongs to none. */
  hedge: string | null
  condition: ConditionId | 'test'
  subject: string
  kind: EventKind
  /** What it is now. */
  state: ConditionState
  value: number | null
  unit: Condition['unit']
  message: string
  /** Since when it is so (ISO 8601 UTC), as far as any run saw. */
  since: string
}

/**
 * What is sent: the body of a request, or the standard input of a program. A receiver that knows the `id` has it already. `text` is
 * for a person, some lines.
 */
export type Notification = {
  schema: typeof notificationSchema
  id: string
  at: string
  text: string
  events: readonly AlertEvent[]
}

/** One thing that is watched, as it stands once what dances on a limit has settled. `hedgeId` is null for what belongs to no hedge. */
export type Standing = Pick<Condition, 'id' | 'hedge' | 'subject' | 'state' | 'value' | 'unit' | 'message'> & {
  hedgeId: string | null
}

/** Everything that is watched of what was asked for, gathered now. */
export type Standings = {
  at: string
  /** The newest moment that a venue told with it (ISO 8601); null where none did. */
  toldAt?: string | null
  standings: readonly Standing[]
  gaps: readonly Gap[]
}

/** How a target answered: `said` is a few words, never what a stranger wrote. */
export type Answer =
  | { ok: true; said: string }
  /** `passing`: it may be otherwise in a moment; `retryAfter` in milliseconds, where it said so. */
  | { ok: false; said: string; hint: string; passing: boolean; retryAfter: number | null }
