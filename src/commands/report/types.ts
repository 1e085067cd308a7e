import type { AuditReport, beside } from '../../domain/auditReport.ts'
import type { Report } from '../../domain/command.ts'
import type { HedgeHistory } from '../history/types.ts'
import type { LadderReport } from '../show/types.ts'
import type { HedgeReport, StatusReport } from '../status/types.ts'

/** `history` is null where none was asked for, or none could be read. */
export type ReportedHedge = { hedge: HedgeReport; ladder: LadderReport[]; history: HedgeHistory | null }

/** `hedge.report/1`: what `status`, `show`, `history` and `audit` say of the same moment, digit for digit. */
export type WholeReport = Report & {
  schema: 'hedge.report/1'
  hedges: readonly ReportedHedge[]
  totals: StatusReport['totals']
  /** The window of the history: so many days up to now. */
  days: number
  from: string
  /** Null where it was not asked for. */
  audit: Pick<AuditReport, 'findings' | 'summary' | 'changes' | 'notes'> | null
  readonly [beside]: { audit: AuditReport | null; file: string }
}
