import { agentExpiry } from './agent-expiry.ts'
import { dataAge } from './data-age.ts'
import { drift } from './drift.ts'
import { fundingAgainstFees } from './funding-against-fees.ts'
import { health } from './health.ts'
import { impermanentLoss } from './impermanent-loss.ts'
import { keyAge } from './key-age.ts'
import { liquidationDistance } from './liquidation-distance.ts'
import { margin } from './margin.ts'
import { netDelta } from './net-delta.ts'
import { outOfRange } from './out-of-range.ts'
import { rangeDistance } from './range-distance.ts'
import { valueDrop } from './value-drop.ts'
import type { Rule } from './words/rule.ts'

/** Everything that is watched, one line each, in the order of `conditionIds`. */
export const rules: readonly Rule[] = [
  outOfRange,
  rangeDistance,
  drift,
  netDelta,
  liquidationDistance,
  margin,
  health,
  impermanentLoss,
  valueDrop,
  fundingAgainstFees,
  dataAge,
  keyAge,
  agentExpiry,
]
