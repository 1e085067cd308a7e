import type { HostFacts, StoreReach } from '../../../domain/hostFacts.ts'
import type { Scheduler } from '../../../domain/jobEnvironment.ts'
import type { Need } from '../types.ts'

/** `line`: of the crontab, where there is one. */
export type NeedGround = { host: HostFacts; store: StoreReach; as: Scheduler; line: string | null }

/** What is met needs no mending. */
export const need = (id: string, text: string, met: boolean | null, mend: string | null = null): Need => ({
  id,
  text,
  met,
  mend: met === true ? null : mend,
})
