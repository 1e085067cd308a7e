import type { Finding } from '../../../domain/auditReport.ts'

/** How many checks only pass, and how many find nothing to judge; one that also says something else is neither. */
export function quietChecks(findings: readonly Finding[]): { passed: number; empty: number } {
  const byCheck = [...Map.groupBy(findings, ({ id }) => id).values()]
  const quiet = byCheck.filter(its => its.every(({ status }) => status === 'pass' || status === 'notApplicable'))
  const passed = quiet.filter(its => its.some(({ status }) => status === 'pass')).length
  return { passed, empty: quiet.length - passed }
}

export const checksWords = (count: number): string => (count === 1 ? '1 check' : `${count} checks`)
