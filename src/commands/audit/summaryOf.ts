import type { AuditSummary, Finding } from '../../domain/auditReport.ts'
import type { Severity } from '../../domain/check.ts'
import { rankOf } from './rankOf.ts'

/** What decides the exit code: something is wrong, or will be, and it is more than worth knowing. */
export const isWrong = ({ status, severity }: Finding): boolean =>
  (status === 'fail' || status === 'warn') && severity !== 'info'

export const worstOf = (findings: readonly Finding[]): Severity | null =>
  findings
    .filter(isWrong)
    .map(({ severity }) => severity)
    .sort((a, b) => rankOf(b) - rankOf(a))[0] ?? null

export function summaryOf(findings: readonly Finding[]): AuditSummary {
  const count = (status: Finding['status']) => findings.filter(finding => finding.status === status).length
  return {
    pass: count('pass'),
    fail: count('fail'),
    warn: count('warn'),
    manual: count('manual'),
    unknown: count('unknown'),
    waived: count('waived'),
    notApplicable: count('notApplicable'),
    worst: worstOf(findings),
  }
}
