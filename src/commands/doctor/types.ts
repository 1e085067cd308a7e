import type { Report } from '../../domain/command.ts'
import type { Step } from '../../domain/doctorFacts.ts'

export type DoctorReport = Report & {
  schema: 'hedge.doctor/1'
  /** `here`: as this run was started; `cron`: as cron would start it. */
  as: 'here' | 'cron'
  version: string | null
  node: string | null
  steps: Step[]
  summary: { pass: number; fail: number; unknown: number }
  /** As cron: the line of `hedge schedule`, and the steps that fail with it all the same; null where it was not tried. */
  line: { text: string; fails: string[] | null } | null
}
