import type { AuditReport } from '../../domain/auditReport.ts'
import type { Severity } from '../../domain/check.ts'
import { type ExitCode, exitCodes } from '../../domain/failure.ts'
import { rankOf } from './rankOf.ts'

const codes: Record<Severity, ExitCode> = {
  info: exitCodes.fine,
  low: exitCodes.findingLow,
  medium: exitCodes.findingMedium,
  high: exitCodes.findingHigh,
  critical: exitCodes.findingCritical,
}

/** By the worst that is wrong, where it is at least so severe. What is not known or not answered is no finding. */
export const codeOf = ({ summary: { worst } }: AuditReport, failOn: Severity): ExitCode =>
  worst === null || rankOf(worst) < rankOf(failOn) ? exitCodes.fine : codes[worst]
