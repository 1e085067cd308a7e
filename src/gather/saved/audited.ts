import type { ArtifactTypes } from '../../domain/artifacts.ts'
import { array, type Reader } from '../../domain/shape.ts'
import { activityReading } from './activities.ts'
import { approvalReading } from './approvals.ts'
import { savedAuditMemory } from './auditMemory.ts'
import { authorityReading } from './authorities.ts'
import { savedMachine } from './machine.ts'
import { powerReading } from './powers.ts'
import { chainRpcs } from './rpcs.ts'
import { secondReading } from './seconds.ts'
import { storeFactsReading } from './storeFacts.ts'
import { distinct } from './words.ts'

export type AuditedName =
  | 'authorities'
  | 'approvals'
  | 'powers'
  | 'rpcs'
  | 'seconds'
  | 'machine'
  | 'storeFacts'
  | 'auditMemory'
  | 'activities'

/** Apart from the rest, so that the replay of a status does not load it. */
export const savedAudited: { [N in AuditedName]: Reader<ArtifactTypes[N]> } = {
  authorities: distinct(array(authorityReading), reading => `${reading.network} ${reading.address}`),
  approvals: distinct(array(approvalReading), reading => `${reading.subject} ${reading.chain}`),
  powers: distinct(array(powerReading), reading => `${reading.subject} ${reading.part}`),
  rpcs: distinct(array(chainRpcs), reading => reading.chain),
  seconds: distinct(array(secondReading), reading => reading.chain),
  machine: savedMachine,
  storeFacts: storeFactsReading,
  auditMemory: savedAuditMemory,
  activities: distinct(array(activityReading), ({ hedge }) => hedge),
}
