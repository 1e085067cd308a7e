import type { Finding } from '../../../domain/auditReport.ts'

/** What is told once: one check of however many subjects, or several checks that lack the same. */
export type Entry = readonly [Finding, ...Finding[]]

/** Findings in their order, each entry where its first one stands. */
export function entriesOf(findings: readonly Finding[]): Entry[] {
  const groups = Map.groupBy(findings, ({ id, status, severity, actual, remediation, waiver }) =>
    status === 'unknown'
      ? JSON.stringify([status, actual, remediation])
      : JSON.stringify([id, status, severity, waiver]),
  )
  return [...groups.values()] as unknown as Entry[]
}
