import { type Severity, severities } from '../../domain/check.ts'
import type { Gap } from '../../domain/read.ts'

/** A verdict on one subject, less what it is about and what was expected. */
export type Weighed =
  | {
      status: 'pass' | 'fail' | 'warn'
      actual: string
      severity?: Severity
      remediation?: string
      unread?: readonly Gap[]
    }
  | { gap: Gap }

/** One thing found, in plain words. */
export type Found = { status: 'fail' | 'warn'; severity: Severity; actual: string }

/**
 * One verdict of all that was found in the parts that could be read, as grave as the gravest. What was found is told
 * whatever else could not be read; what could not be read is never fine, and stands beside what was found.
 */
export function weigh<F extends Weighed | null>(found: readonly Found[], gaps: readonly Gap[], fine: F) {
  const ordered = found.toSorted((a, b) => graveness(b) - graveness(a))
  const [worst] = ordered
  if (worst === undefined) return gaps[0] === undefined ? fine : { gap: gaps[0] }
  const not = gaps.length === 0 ? [] : [`not all could be read: ${gaps[0]!.message}`]
  const { status, severity } = worst
  const actual = [...ordered.map(each => each.actual), ...not].join('; ')
  return { status, severity, actual, ...(gaps.length === 0 ? {} : { unread: gaps }) }
}

const graveness = ({ status, severity }: Found): number =>
  severities.indexOf(severity) * 2 + (status === 'fail' ? 1 : 0)
