import type { AnyCheck, GroundName } from '../../domain/check.ts'
import { hedgeFactsNeeds } from './hedgeFactsNeeds.ts'

/** Whatever a check may need. */
export const auditNeeds = [
  ...hedgeFactsNeeds,
  'authorities',
  'approvals',
  'powers',
  'rpcs',
  'seconds',
  'machine',
  'storeFacts',
  'auditMemory',
  'activities',
] as const

export type AuditNeeds = (typeof auditNeeds)[number]

/** What these checks need, and what every audit does: whose it is, what is remembered of it, and who may act. */
export function wantedBy(checks: readonly AnyCheck[]): AuditNeeds[] {
  if (checks.length === 0) return []
  const named = new Set<GroundName>(checks.flatMap(({ needs }) => needs as readonly GroundName[]))
  if (named.has('hedgeFacts')) for (const name of hedgeFactsNeeds) named.add(name)
  if (checks.some(({ topic }) => topic === 'hyperliquid' || topic === 'uniswap')) named.add('powers')
  for (const name of ['subjects', 'auditMemory'] as const) named.add(name)
  return auditNeeds.filter(name => named.has(name))
}
