import type { Gap } from './read.ts'

/** As monitoring knows them. `unknown` is worse than `ok` and says nothing of how bad it may be. */
export const conditionStates = ['ok', 'warning', 'critical', 'unknown'] as const
export type ConditionState = (typeof conditionStates)[number]

/** Everything that is watched, one file each in `conditions/`. */
export const conditionIds = [
  'out-of-range',
  'range-distance',
  'drift',
  'net-delta',
  'liquidation-distance',
  'margin',
  'health',
  'impermanent-loss',
  'value-drop',
  'funding-against-fees',
  'data-age',
  'key-age',
  'agent-expiry',
] as const
export type ConditionId = (typeof conditionIds)[number]

/**
 * Limits of a value, null where there is none. `worse`: on which side of them it is bad; `inclusive`: a value that stands on one is
 * beyond it.
 */
export type Limits = { warn: number | null; crit: number | null; worse: 'above' | 'below'; inclusive: boolean }

/**
 * One thing that is watched, as it is now. `value` is null where it is not known, and then the state is `unknown` and the gap says
 * why; where there is no number for it, as of a ratio to nothing; and where no limit is held against what nobody knows.
 */
export type Condition = Limits & {
  id: ConditionId
  /** The name of a hedge; null for what belongs to none. */
  hedge: string | null
  /** What of the hedge: an asset, `#ID` of a position, a chain; empty where there is but one. No address stands in it. */
  subject: string
  state: ConditionState
  value: number | null
  /** `%`: per cent, not a fraction. `USD` and `d` (days) are told in the label of perfdata, which knows no such units. */
  unit: '' | '%' | 's' | 'd' | 'USD'
  message: string
  gap?: Gap
}

/** Under what a condition is remembered. */
export const conditionKey = ({ id, subject }: { id: string; subject: string }): string =>
  subject === '' ? id : `${id} ${subject}`

const rank: Record<ConditionState, number> = { ok: 0, warning: 1, unknown: 2, critical: 3 }

/** The worst of several, as the status has it: what is not known may be critical, so that no warning hides it. */
export const worstState = (states: readonly ConditionState[]): ConditionState =>
  states.reduce<ConditionState>((worst, state) => (rank[state] > rank[worst] ? state : worst), 'ok')
