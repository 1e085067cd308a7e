import { type AuditReport, beside, type CheckList } from '../../domain/auditReport.ts'
import type { Remembered } from '../../domain/command.ts'
import type { Section } from '../../domain/section.ts'
import { listLayout } from './checkList.ts'
import { auditLayout } from './layout.ts'

export { checkList } from './checkList.ts'
export { auditReport } from './report.ts'

export const layoutOf = (report: AuditReport | CheckList): Section[] =>
  report.schema === 'hedge.checks/1' ? listLayout(report) : auditLayout(report)

export const rememberedOf = (report: AuditReport | CheckList): Remembered =>
  report.schema === 'hedge.checks/1' ? {} : report[beside].remembered
