import type { Severity } from '../../domain/check.ts'

/** The three levels that SARIF has. */
export const levelOf = (severity: Severity): 'error' | 'warning' | 'note' => {
  if (severity === 'critical' || severity === 'high') return 'error'
  return severity === 'medium' ? 'warning' : 'note'
}

/** From 0 to 10, as collectors of findings read `security-severity`: above 9 critical, 7 high, 4 medium. */
export const scores: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '0.0',
}
