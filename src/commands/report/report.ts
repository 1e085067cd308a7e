import { checks } from '../../checks/index.ts'
import type { Artifacts } from '../../domain/artifacts.ts'
import { beside } from '../../domain/auditReport.ts'
import { uniqueGaps } from '../../domain/read.ts'
import { isUnasked } from '../../domain/unasked.ts'
import type { AuditNeeds } from '../audit/needs.ts'
import { auditReport } from '../audit/report.ts'
import { historyReport } from '../history/report.ts'
import { ladderReport } from '../show/ladder.ts'
import type { StatusNeeds } from '../status/needs.ts'
import { judgeHedges } from '../status/report.ts'
import type { ReportOptions } from './options.ts'
import type { WholeReport } from './types.ts'

/** Four reports of one gathering, each made by who makes it elsewhere. */
export function wholeReport(
  artifacts: Artifacts<StatusNeeds | AuditNeeds | 'records'>,
  options: ReportOptions,
): WholeReport {
  const { names, address } = options.scope
  const { report, judged } = judgeHedges(artifacts, address === null ? names : [address.toLowerCase()])
  const history = historyReport(artifacts, { name: null, days: options.days, by: 'day', field: null })
  const wantsPast = !isUnasked('records', artifacts.records)
  const selection = { only: [], skip: [], severity: 'info', failOn: 'low', all: false, list: false } as const
  const audit = options.audit ? auditReport(artifacts, checks, { ...selection, scope: options.scope }) : null
  return {
    schema: 'hedge.report/1',
    generatedAt: report.generatedAt,
    source: report.source,
    hedges: judged.map(({ report: hedge, legs }) => ({
      hedge,
      ladder: hedge.exposure.map(({ asset }) => ladderReport(asset, legs)),
      history: history.hedges.find(({ name }) => name === hedge.name) ?? null,
    })),
    totals: report.totals,
    days: options.days,
    from: history.from,
    audit: audit && {
      findings: audit.findings,
      summary: audit.summary,
      changes: audit.changes,
      notes: audit.notes,
    },
    gaps: uniqueGaps([...report.gaps, ...(wantsPast ? history.gaps : []), ...(audit?.gaps ?? [])]),
    [beside]: { audit, file: options.out },
  }
}
