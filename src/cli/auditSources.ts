import type { Chain } from '../domain/chain.ts'
import type { RpcEndpoint } from '../domain/endpoint.ts'
import type { Io } from '../domain/io.ts'
import type { Sources } from '../gather/gathering.ts'
import type { Redactor } from '../secrets/redaction.ts'
import type { Paths } from '../settings/paths.ts'
import type { Settings } from '../settings/settings.ts'
import type { CurrentStore } from './currentStore.ts'

export type AuditGround = {
  io: Io
  paths: Paths
  settings: Settings
  stores: CurrentStore
  redactor: Redactor
  endpoints(chain: Chain): Promise<RpcEndpoint[]>
}

type AuditSources = Pick<Sources, 'decisions' | 'operatorMemory' | 'machine' | 'storeFacts' | 'readRpcs'>

/** What only an audit asks; nothing of it is loaded before. */
export const auditSources = (ground: AuditGround): AuditSources => ({
  decisions: () => ({ waivers: ground.settings.waivers(), attestations: ground.settings.attestations() }),
  storeFacts: async () => (await import('./storeFacts.ts')).storeFacts(ground),
  operatorMemory: async () => (await import('../state/operatorMemory.ts')).openOperatorMemory(ground.paths.state),
  readRpcs: async (...asked) => (await import('./rpcReadings.ts')).rpcReadings(ground, ...asked),
  machine: async deep => (await import('./machineSource.ts')).machineSource(ground, deep),
})
