import type { AuditReport } from '../../../domain/auditReport.ts'
import { severities } from '../../../domain/check.ts'
import { plainText, type Section, type Span } from '../../../domain/section.ts'
import { isWrong } from '../summaryOf.ts'
import { toneOf } from './marks.ts'
import { checksWords, quietChecks } from './quietChecks.ts'
import { width } from './width.ts'

/** How many things are wrong by their severity, what is open beside, and how many checks pass: on one line, or on two where it is too long. */
export function headline({ findings, summary }: AuditReport): Section[] {
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
  const found: Span[] = counted.length === 0 ? [nothing] : counted
  const beside: Span[] = [...others, ...passing]
  const line = (...parts: Span[]): Span[] => parts.flatMap((part, at) => (at === 0 ? [part] : [', ', part]))
  const head = (...parts: Span[]): Section => ({
    kind: 'title',
    text: [{ text: 'Audit', tone: 'strong' }, ': ', ...line(...parts)],
  })
  const whole = plainText(line(...found, ...beside)).length + 'Audit: '.length
  return whole <= width + 2
    ? [head(...found, ...beside)]
    : [head(...found), { kind: 'lines', lines: [line(...beside)] }]
}
