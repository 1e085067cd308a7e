import type { Finding } from '../../../domain/auditReport.ts'
import type { Cell } from '../../../domain/section.ts'
import { checksWords, quietChecks } from './quietChecks.ts'

/** One line on the checks of a topic that nobody has to look at. */
export function quietLines(findings: readonly Finding[]): Cell[] {
  const { passed, empty } = quietChecks(findings)
  const none = empty === 1 ? 'has nothing to judge' : 'have nothing to judge'
  if (passed === 0) return empty === 0 ? [] : [{ text: `· ${checksWords(empty)} ${none}`, tone: 'dim' }]
  return [
    [
      { text: `✓ ${checksWords(passed)} ${passed === 1 ? 'passes' : 'pass'}`, tone: 'good' },
      ...(empty === 0 ? [] : [{ text: `; ${empty} ${none}`, tone: 'dim' as const }]),
    ],
  ]
}
