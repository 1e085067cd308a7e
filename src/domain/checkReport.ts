import { beside } from './auditReport.ts'
import type { Remembered, Report } from './command.ts'
import type { Condition, ConditionId, ConditionState } from './condition.ts'
import type { Gap } from './read.ts'

export { beside }

/** What is there and is not watched, and why; no failure. */
export type CheckNote = { id: ConditionId; hedge: string | null; message: string }

/** `hedge.check/1`: everything that is watched, as it is now. `state` is the worst of all, in the order of `worstState`. */
export type CheckReport = Report & {
  schema: 'hedge.check/1'
  state: ConditionState
  hedges: readonly { name: string; state: ConditionState }[]
  conditions: readonly (Omit<Condition, 'gap'> & { gap: Gap | null })[]
  notes: readonly CheckNote[]
  readonly [beside]: { remembered: Remembered }
}
