import { type ConditionId, conditionIds } from '../../domain/condition.ts'
import type { Thresholds } from '../../domain/thresholds.ts'
import { rules } from '../conditions/index.ts'
import type { Rule } from '../conditions/words/rule.ts'
import { type CheckNeeds, checkNeeds, nowNeeds, pastNeeds } from './needs.ts'

/**
 * What these conditions are judged from, but for those that no limit of any hedge is held against. Of everything at once also all that
 * is recorded of how it stands, and the past wholly or not at all: no row of it is half of what the run before recorded. `limits` null:
 * not known.
 */
export function wantedBy(ids: readonly ConditionId[], limits: readonly Thresholds[] | null): CheckNeeds[] {
  const judged = rules.filter(rule => ids.includes(rule.id) && isHeld(rule, limits))
  const named = new Set<CheckNeeds>(['subjects', 'chains', 'thresholds', ...judged.flatMap(({ needs }) => needs)])
  if (ids.length === conditionIds.length) {
    const hasPast = pastNeeds.some(name => named.has(name))
    for (const name of [...nowNeeds, ...(hasPast ? pastNeeds : [])]) named.add(name)
  }
  return checkNeeds.filter(name => named.has(name))
}

const isHeld = ({ limits: names }: Rule, limits: readonly Thresholds[] | null): boolean =>
  limits === null || names.length === 0 || limits.some(its => names.some(name => its[name] !== null))
