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
 * One thing that is watched, as it is now. `warn` and `crit` are the limits that hold for it, null where there is none;
 * `worse` says on which side of them it is bad. `value` null with state `unknown`; the gap says why.
 */
export type Condition = {
  id: ConditionId
  /** The name of a hedge; null for what belongs to none. */
  hedge: string | null
  /** What of the hedge: an asset, `#ID` of a position, a chain; empty where there is but one. */
  subject: string
  state: ConditionState
  value: number | null
  /** As perfdata has it: s, %, nothing; `USD` and `d` (days) are told in the label there. */
  unit: '' | '%' | 's' | 'd' | 'USD'
  warn: number | null
  crit: number | null
  worse: 'above' | 'below'
  message: string
  gap?: Gap
}

/** Under what a condition is remembered: no address stands in it but the hedge's id. */
export const conditionKey = ({ id, subject }: Pick<Condition, 'id' | 'subject'>): string =>
  subject === '' ? id : `${id} ${subject}`
