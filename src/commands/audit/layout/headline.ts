import type { AuditReport } from '../../../domain/auditReport.ts'
import { severities } from '../../../domain/check.ts'
import type { Cell, Span } from '../../../domain/section.ts'
import { isWrong } from '../summaryOf.ts'
import { toneOf } from './marks.ts'
import { checksWords, quietChecks } from './quietChecks.ts'

/** How many things are wrong by their severity, what is open beside, and how many checks pass, on one line. */
export function headline({ findings, summary }: AuditReport): Cell {
  const wrong = findings.filter(isWrong)
  const counted = [...severities].reverse().flatMap((severity): Span[] => {
    const count = wrong.filter(finding => finding.severity === severity).length
    return count === 0 ? [] : [{ text: `${count} ${severity}`, tone: toneOf('fail', severity) }]
  })
  const { passed } = quietChecks(findings)
  const others = [
    [summary.unknown, 'not known'],
    [summary.manual, 'to answer'],
    [summary.waived, 'waived'],
  ].flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]))
  const nothing: Span = { text: 'nothing is found wrong', tone: summary.unknown > 0 ? 'warn' : 'good' }
  const passing = passed === 0 ? [] : [`${checksWords(passed)} ${passed === 1 ? 'passes' : 'pass'}`]
  const parts: Span[] = [...(counted.length === 0 ? [nothing] : counted), ...others, ...passing]
  return [{ text: 'Audit', tone: 'strong' }, ': ', ...parts.flatMap((part, at) => (at === 0 ? [part] : [', ', part]))]
}
