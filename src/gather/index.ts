import { type ArtifactName, type Artifacts, type ArtifactTypes, artifactsSchema } from '../domain/artifacts.ts'
import type { Chain } from '../domain/chain.ts'
import type { Read } from '../domain/read.ts'
import { accessLog } from './accessLog.ts'
import { accounts } from './accounts.ts'
import { activities } from './activities.ts'
import { approvals } from './approvals.ts'
import { attempt } from './attempt.ts'
import { auditMemory } from './auditMemory.ts'
import { authorities } from './authorities.ts'
import { candles } from './candles.ts'
import { chains } from './chains.ts'
import { dexes } from './dexes.ts'
import type { Gatherer, Sources } from './gathering.ts'
import { histories } from './histories.ts'
import { lps } from './lps.ts'
import { machine } from './machine.ts'
import { markets } from './markets.ts'
import { powers } from './powers.ts'
import { rpcs } from './rpcs.ts'
import { seconds } from './seconds.ts'
import { storeFacts } from './storeFacts.ts'
import { subjects } from './subjects.ts'
import { thresholds } from './thresholds.ts'
import { trades } from './trades.ts'

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
  accessLog,
  authorities,
  approvals,
  powers,
  rpcs,
  seconds,
  machine,
  storeFacts,
  auditMemory,
  activities,
}

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
  const sources: Sources = { ...reach, endpoints, artifact }
  const reads = await Promise.all(needs.map(async name => [name, await artifact(name)] as const))
  return {
    schema: artifactsSchema,
    gatheredAt: reach.now().toISOString(),
    source: 'live',
    ...Object.fromEntries(reads),
  } as Artifacts<N>
}
