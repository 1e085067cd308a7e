import type { AgentEnds } from '../domain/agentEnds.ts'
import { digestWho, type FirstSeen } from '../domain/auditMemory.ts'
import { known } from '../domain/read.ts'
import { whoDigest } from '../state/audit/whoDigest.ts'
import type { Gatherer } from './gathering.ts'

/** What the person decided, and what earlier audits found of the hedges asked about and of what is of none. */
export const auditMemory: Gatherer<'auditMemory'> = async sources => {
  const subjects = known(await sources.artifact('subjects')) ?? []
  const memory = await sources.auditMemory?.()
  const { waivers, attestations } = sources.decisions?.() ?? { waivers: [], attestations: {} }
  const firstSeen: Record<string, FirstSeen> = { machine: memory?.firstSeen(null) ?? {} }
  const agentEnds: Record<string, AgentEnds> = {}
  for (const { id, stored } of subjects) {
    if (!stored || memory === undefined) continue
    firstSeen[id] = memory.firstSeen(id)
    const ends = memory.agentEnds(id)
    if (ends !== null) agentEnds[id] = ends
  }
  return { waivers, attestations, firstSeen, agentEnds, [digestWho]: whoDigest }
}
