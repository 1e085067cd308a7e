import type { Condition, ConditionId, ConditionState } from './condition.ts'

/** What a run saw of one hedge, by its name, or of what is of none; `ids`: all that it looked at. */
export type ConditionTrace = { hedge: string | null; ids: readonly ConditionId[]; conditions: readonly Condition[] }

/**
 * Keeps of each condition the level that holds, so that a value that dances on a limit is one change and not many. By the random id of
 * a hedge, null for what is of none. Never throws.
 */
export type ConditionMemory = {
  see(hedge: string | null, trace: Omit<ConditionTrace, 'hedge'>, at: string): void
  /** What holds of one that was seen just now: `unknown` while it is not known, whatever held before. */
  settled(hedge: string | null, condition: Condition): ConditionState
}
