import type { Report } from '../../domain/command.ts'
import type { Scheduler } from '../../domain/jobEnvironment.ts'
import type { StoreKind } from '../../domain/secretStore.ts'
import type { Job } from './options.ts'

/** `path` null: it goes into the crontab. */
export type PlannedFile = { path: string | null; text: string }

/** Something it rests on. `met` null: it cannot be seen from here. `mend`: what to type where it is not so. */
export type Need = { id: string; text: string; met: boolean | null; mend: string | null }

/** What is written and typed, in this order. */
export type Plan = { files: PlannedFile[]; install: string[]; notes: string[] }

export type ScheduleReport = Report & {
  schema: 'hedge.schedule/1'
  as: Scheduler | null
  every: string
  run: Job
  /** What a run is, as a shell would be told. */
  command: string | null
  store: { kind: StoreKind; where: string; unattended: boolean | null } | null
  needs: Need[]
} & Plan
