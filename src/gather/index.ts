import { type ArtifactName, type Artifacts, type ArtifactTypes, artifactsSchema } from '../domain/artifacts.ts'
import type { Chain } from '../domain/chain.ts'
import type { Read } from '../domain/read.ts'
import { accounts } from './accounts.ts'
import { attempt } from './attempt.ts'
import { candles } from './candles.ts'
import { chains } from './chains.ts'
import { dexes } from './dexes.ts'
import type { Gatherer, Sources } from './gathering.ts'
import { histories } from './histories.ts'
import { lps } from './lps.ts'
import { markets } from './markets.ts'
import { startEarly } from './startEarly.ts'
import { subjects } from './subjects.ts'
import { thresholds } from './thresholds.ts'
import { trades } from './trades.ts'

/** What a status does not need is loaded where it is asked for. */
export const gatherers: { [N in ArtifactName]: Gatherer<N> } = {
  subjects,
  chains,
  thresholds,
  lps,
  dexes,
  accounts,
  markets,
  histories,
  trades,
  candles,
  accessLog: async sources => (await import('./accessLog.ts')).accessLog(sources),
  authorities: async sources => (await import('./authorities.ts')).authorities(sources),
  approvals: async sources => (await import('./approvals.ts')).approvals(sources),
  powers: async sources => (await import('./powers.ts')).powers(sources),
  rpcs: async sources => (await import('./rpcs.ts')).rpcs(sources),
  seconds: async sources => (await import('./seconds.ts')).seconds(sources),
  machine: async sources => (await import('./machine.ts')).machine(sources),
  storeFacts: async sources => (await import('./storeFacts.ts')).storeFacts(sources),
  auditMemory: async sources => (await import('./auditMemory.ts')).auditMemory(sources),
  activities: async sources => (await import('./activities.ts')).activities(sources),
  host: async sources => (await import('./host.ts')).host(sources),
  storeReach: async sources => (await import('./storeReach.ts')).storeReach(sources),
  doctor: async sources => (await import('./doctor.ts')).doctor(sources),
  keys: async sources => (await import('./keys.ts')).keys(sources),
  records: async sources => (await import('./records.ts')).records(sources),
}

export { readAt } from './readAt.ts'

/** Gathers exactly what is needed, side by side; what one artifact needs of another is waited for, not read twice. */
export async function gather<N extends ArtifactName>(
  needs: readonly N[],
  reach: Omit<Sources, 'artifact'>,
): Promise<Artifacts<N>> {
  const started = new Map<ArtifactName, Promise<Read<unknown>>>()
  const artifact = <A extends ArtifactName>(name: A): Promise<Read<ArtifactTypes[A]>> => {
    const gatherer: Gatherer<A> = gatherers[name]
    const read = started.get(name) ?? attempt(reach.now, name, () => gatherer(sources))
    started.set(name, read)
    return read as Promise<Read<ArtifactTypes[A]>>
  }
  const endpointsOf = new Map<Chain, ReturnType<Sources['endpoints']>>()
  /** Where a chain is asked is looked up once in a run. */
  const endpoints = (chain: Chain) => {
    const found = endpointsOf.get(chain) ?? reach.endpoints(chain)
    endpointsOf.set(chain, found)
    return found
  }
  let opened: ReturnType<Sources['secrets']> | null = null
  const secrets = () => {
    opened ??= reach.secrets()
    return opened
  }
  const sources: Sources = { ...reach, secrets, endpoints, artifact }
  const asked = needs.map(async name => [name, await artifact(name)] as const)
  startEarly(needs, sources)
  const reads = await Promise.all(asked)
  return {
    schema: artifactsSchema,
    gatheredAt: reach.now().toISOString(),
    source: 'live',
    ...Object.fromEntries(reads),
  } as Artifacts<N>
}
