import type { AccessAsk, AccessLog, LogHead } from '../domain/accessLog.ts'
import type { ActivityMemory } from '../domain/activity.ts'
import type { Address } from '../domain/address.ts'
import type { OperatorMemory } from '../domain/approvals.ts'
import type { ArtifactName, ArtifactTypes, Scope } from '../domain/artifacts.ts'
import type { Attestations, AuditMemory, Waiver } from '../domain/auditMemory.ts'
import type { Chain } from '../domain/chain.ts'
import type { CronTrials, HeadReading, Trials } from '../domain/doctorFacts.ts'
import type { RpcEndpoint } from '../domain/endpoint.ts'
import type { Hedge } from '../domain/hedge.ts'
import type { HistoryMemory } from '../domain/historyMemory.ts'
import type { HostFacts, StoreReach } from '../domain/hostFacts.ts'
import type { KeyNote } from '../domain/keyNote.ts'
import type { MachineFacts } from '../domain/machine.ts'
import type { DexMemory, Network } from '../domain/perp.ts'
import type { Read } from '../domain/read.ts'
import type { Records } from '../domain/recorded.ts'
import type { RpcReading } from '../domain/rpcReading.ts'
import type { SecretStore } from '../domain/secretStore.ts'
import type { StoreFacts } from '../domain/storeFacts.ts'
import type { Thresholds } from '../domain/thresholds.ts'
import type { LpVenue, PerpVenue } from '../domain/venue.ts'

/** Everything a gatherer may reach; it has no way to the process or to a file but this. */
export type Sources = {
  scope: Scope
  signal: AbortSignal
  /** Milliseconds until the signal; absent where nothing says when. */
  timeLeft?(): number
  now(): Date
  hedges(): readonly Hedge[]
  chains(): readonly Chain[]
  thresholds(): Thresholds
  secrets(): Promise<SecretStore>
  parseAddress(text: string): Promise<Address | 'bad-checksum' | null>
  endpoints(chain: Chain): Promise<RpcEndpoint[]>
  lpVenue(): Promise<LpVenue>
  perpVenue(network: Network): Promise<PerpVenue>
  /** What earlier runs learned of the past. */
  history(): Promise<HistoryMemory>
  /** Which dexes earlier runs saw; absent where nothing is kept. */
  dexMemory?(): Promise<DexMemory>
  accessLog(ask: AccessAsk): Promise<AccessLog>
  /** What earlier audits found, and what the person said of it. */
  auditMemory?(): Promise<AuditMemory>
  decisions?(): { waivers: readonly Waiver[]; attestations: Attestations }
  operatorMemory?(): Promise<OperatorMemory>
  machine?(deep: boolean): Promise<MachineFacts>
  storeFacts?(): Promise<StoreFacts>
  /** What an endpoint is and says, beside its URL's facts. */
  readRpcs?(chain: Chain, signal: AbortSignal): Promise<RpcReading[]>
  /** What runs saw of each hedge over time. */
  records?(): Promise<Records>
  /** Every key that rotates, without the key. */
  keys?(): Promise<KeyNote[]>
  /** What only `doctor` and `schedule` ask. */
  doctor?(): Promise<DoctorPort>
  /** What earlier runs saw of each hedge. */
  activity?(): Promise<ActivityMemory>
  /** What the secret store knows of the access log. */
  logHead(): Promise<LogHead | null>
  /** Tells how far a long read has come: `done` of `total` blocks; `isSteady` false where these are no measure of time. */
  progress(what: string, done: number, total: number, isSteady?: boolean): void
  /** Each other artifact, gathered once however many ask for it. */
  artifact<N extends ArtifactName>(name: N): Promise<Read<ArtifactTypes[N]>>
}

export type Gatherer<N extends ArtifactName> = (sources: Sources) => Promise<ArtifactTypes[N]>

type Known<R> = [R] extends [Read<infer T>] ? T : never

/** What `doctor` tries, a step each; all of them throw the Failure that a run would end with. */
export type DoctorPort = {
  /** This machine as whoever starts jobs here sees it. */
  host(): Promise<HostFacts>
  storeReach(): Promise<StoreReach>
  settings(): Promise<Known<Trials['settings']>>
  state(): Promise<Known<Trials['state']>>
  disk(): Promise<Known<Trials['disk']>>
  store(): Promise<Known<Trials['store']>>
  keys(): Promise<Known<Trials['keys']>>
  /** Those of the hedges, and those with an endpoint of the person's own. */
  chains(): readonly Chain[]
  heads(chain: Chain, signal: AbortSignal): Promise<HeadReading[]>
  /** `time` in milliseconds is for all of it. */
  asCron(time: number): Promise<CronTrials>
}
