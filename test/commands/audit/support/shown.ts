import { auditLayout } from '../../../../src/commands/audit/layout.ts'
import { auditReport } from '../../../../src/commands/audit/report.ts'
import type { AnyCheck, Verdict } from '../../../../src/domain/check.ts'
import type { FormatName } from '../../../../src/domain/format.ts'
import type { PowerReading } from '../../../../src/domain/powers.ts'
import { csv } from '../../../../src/formats/csv.ts'
import { markdown } from '../../../../src/formats/markdown.ts'
import { table } from '../../../../src/formats/table.ts'
import { auditArtifacts, gap, ok, optionsOf, verdictOf } from './checks.ts'

const writers = { table, csv, markdown }

type Parts = {
  checks: readonly AnyCheck[]
  powers?: PowerReading[]
  all?: boolean
  artifacts?: Parameters<typeof auditArtifacts>[0]
}

/** What an audit by these checks prints, at 80 columns. */
export function shown(
  { checks, powers = [], all = false, artifacts = {} }: Parts,
  format: 'table' | 'csv' | 'markdown' = 'table',
  color = false,
) {
  const report = auditReport(auditArtifacts({ powers: ok(powers), ...artifacts }), checks, optionsOf({ all }))
  const sections = auditLayout(report).filter(({ only }) => only === undefined || only.includes(format as FormatName))
  return writers[format](report, sections, { columns: 80, color, terminal: false })
}

export const statusOf = (status: Verdict['status'], rest: Partial<Verdict> = {}) =>
  verdictOf({ ...(status === 'unknown' ? { gap: gap('dead').gap } : {}), status, ...rest } as Partial<Verdict>)
