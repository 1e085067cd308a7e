import { type AuditReport, beside, type CheckList } from '../domain/auditReport.ts'
import type { Format } from '../domain/format.ts'
import { notificationOf } from './sarif/notificationOf.ts'
import { resultOf } from './sarif/resultOf.ts'
import { ruleOf } from './sarif/ruleOf.ts'

/**
 * SARIF 2.1.0 (OASIS), for tools that collect findings. Each check that was run is a rule, each finding a result of a kind: `review`
 * waits for a person, `open` could not be decided. There are no files in it: places are the subjects, as logical locations.
 */
export const sarif: Format = report => `${JSON.stringify(logOf(report as AuditReport | CheckList), null, 2)}\n`

const logOf = (report: AuditReport | CheckList) => {
  const isList = report.schema === 'hedge.checks/1'
  const checks = isList ? report.checks : report[beside].checks
  const findings = isList ? [] : report.findings
  const places = new Map(checks.map(({ id }, index) => [id, index]))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'hedge', rules: checks.map(ruleOf) } },
        invocations: [
          {
            // What could not be read is told below, and is no failure of the run.
            executionSuccessful: true,
            endTimeUtc: report.generatedAt,
            toolExecutionNotifications: report.gaps.map(notificationOf),
          },
        ],
        results: findings.map(finding => resultOf(finding, places.get(finding.id))),
      },
    ],
  }
}
