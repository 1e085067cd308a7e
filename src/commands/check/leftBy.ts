import type { Remembered } from '../../domain/command.ts'
import { type ConditionId, conditionIds } from '../../domain/condition.ts'
import type { HedgeReport } from '../status/types.ts'
import { recordsOf } from '../words/recordedOf.ts'
import { rememberedOf } from '../words/rememberedOf.ts'
import { type CheckNeeds, nowNeeds, pastNeeds } from './needs.ts'

/**
 * What is kept of the hedges for later runs. How they are used, and a row of their history, only where all of how they stand was read:
 * half of it would look like a hedge that nobody can read, or that is closed. A run that was asked for some conditions and not for the past
 * records nothing; one of everything, of hedges whose past no limit is held against, records what it saw.
 */
export function leftBy(
  hedges: readonly HedgeReport[],
  { missing, ids, at }: { missing: readonly CheckNeeds[]; ids: readonly ConditionId[]; at: string },
): Remembered {
  const { sightings = [], refuted = [] } = rememberedOf(hedges)
  const has = (names: readonly CheckNeeds[]) => !names.some(name => missing.includes(name))
  const isNow = has(nowNeeds)
  const isRecorded = isNow && (has(pastNeeds) || ids.length === conditionIds.length)
  return {
    sightings: isNow ? sightings : [],
    refuted,
    records: isRecorded ? recordsOf(hedges, at) : [],
  }
}
