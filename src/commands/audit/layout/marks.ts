import type { Finding } from '../../../domain/auditReport.ts'
import type { Span, Tone } from '../../../domain/section.ts'

const marks: Record<Finding['status'], string> = {
  fail: '✗',
  warn: '!',
  unknown: '?',
  manual: '☐',
  waived: '~',
  pass: '✓',
  notApplicable: '·',
}

const words: Partial<Record<Finding['status'], string>> = {
  unknown: 'UNKNOWN',
  waived: 'WAIVED',
  pass: 'PASS',
  notApplicable: 'NONE',
}

/** A sign and a word, as wide as the longest of them: `✗ CRITICAL`. What is wrong says how bad it is. */
export const markOf = ({ status, severity }: Finding): Span => ({
  text: `${marks[status]} ${(words[status] ?? severity.toUpperCase()).padEnd('CRITICAL'.length)}`,
  tone: toneOf(status, severity),
})

export function toneOf(status: Finding['status'], severity: Finding['severity']): Tone {
  if (status === 'pass') return 'good'
  if (status === 'unknown' || status === 'manual') return 'warn'
  if (status === 'waived' || status === 'notApplicable' || severity === 'info') return 'dim'
  return severity === 'critical' || severity === 'high' ? 'bad' : 'warn'
}
