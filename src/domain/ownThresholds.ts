import { type ThresholdName, type Thresholds, thresholdNames } from './thresholds.ts'

/** Limits that a person set, of all hedges or of one. */
export type OwnThresholds = { readonly [N in ThresholdName]?: Thresholds[N] }

/** Below: the nearer to nothing, the worse. Of all others more is worse. */
const below: readonly string[] = ['liquidation', 'range', 'health', 'agents']

export const isWorseBelow = (name: ThresholdName): boolean => below.includes(name.split('.')[0]!)

/** The other limit of its kind; null where there is but one. */
export const partnerOf = (name: ThresholdName): ThresholdName | null => {
  const [kind, level] = name.split('.')
  const other = `${kind}.${level === 'warning' ? 'critical' : 'warning'}`
  return (level === 'warning' || level === 'critical') && isThreshold(other) ? other : null
}

const isThreshold = (name: string): name is ThresholdName => thresholdNames.some(known => known === name)

/**
 * `known` with what was set over it. Where only one limit of a pair was set, and it lies beyond the other, the other goes along: what
 * was critical before it was a warning would surprise whoever moved the warning, and the other way about.
 */
export function withOwn(known: Thresholds, own: OwnThresholds = {}): Thresholds {
  const all: Record<string, number | null> = { ...known, ...own }
  for (const name of Object.keys(own) as ThresholdName[]) {
    const other = partnerOf(name)
    if (other === null || Object.hasOwn(own, other)) continue
    const [limit, its] = [all[name] ?? null, all[other] ?? null]
    if (limit !== null && its !== null && isBeyond(name, limit, its)) all[other] = limit
  }
  return all as Thresholds
}

/** Whether a critical limit would be met before its warning. */
function isBeyond(name: ThresholdName, limit: number, its: number): boolean {
  const [warning, critical] = name.endsWith('.warning') ? [limit, its] : [its, limit]
  return isWorseBelow(name) ? critical > warning : critical < warning
}
