import type { AgentEnds } from '../../../domain/agentEnds.ts'
import type { Condition, ConditionId } from '../../../domain/condition.ts'
import type { Subject } from '../../../domain/hedge.ts'
import type { KeyNote } from '../../../domain/keyNote.ts'
import type { Recorded } from '../../../domain/recorded.ts'
import type { ThresholdName, Thresholds } from '../../../domain/thresholds.ts'
import type { CheckNeeds } from '../../check/needs.ts'
import type { JudgedHedge } from '../../status/hedgeReport.ts'

/** What is known of one hedge. `now` in milliseconds; `thresholds` are those that hold for it. */
export type Watched = {
  subject: Subject
  judged: JudgedHedge
  thresholds: Thresholds
  now: number
  /** What was recorded in the 24 hours before, the oldest first; null: the history cannot be read. */
  lastDay: readonly Recorded[] | null
  /** Null: no audit has seen it. */
  agents: AgentEnds | null
}

/** What is of no hedge. */
export type Around = { thresholds: Thresholds; now: number; keys: readonly KeyNote[] }

export type Seen = Omit<Condition, 'id' | 'hedge'>

/** What is there and cannot be watched, and why: it is no failure, and nobody is to be woken for it. */
export type Unwatched = { unwatched: string }

/**
 * One thing that is watched, named as its file. `limits`: the thresholds it is held against, none where `why` says so. It answers with one
 * entry for each of its kind, none where there is nothing of it.
 */
export type Rule = {
  id: ConditionId
  title: string
  limits: readonly ThresholdName[]
  why?: string
  /** Beside what the hedges and their limits are. */
  needs: readonly CheckNeeds[]
} & (
  | { of: 'hedge'; judge(watched: Watched): readonly (Seen | Unwatched)[] }
  | { of: 'all'; judge(around: Around): readonly (Seen | Unwatched)[] }
)
