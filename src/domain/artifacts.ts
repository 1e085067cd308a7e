import type { AccessAsk, AccessLog, LogHead } from './accessLog.ts'
import type { Activity } from './activity.ts'
import type { Address } from './address.ts'
import type { Approvals, SecondOpinion } from './approvals.ts'
import type { AuditMemoryReading } from './auditMemory.ts'
import type { AuthorityReading } from './authorityReading.ts'
import type { Chain } from './chain.ts'
import type { DoctorFacts } from './doctorFacts.ts'
import type { Subject } from './hedge.ts'
import type { FillHistory, PositionHistory, WireCandle, WireFill, WireFunding } from './history.ts'
import type { HostFacts, StoreReach } from './hostFacts.ts'
import type { KeyNote } from './keyNote.ts'
import type { LpSnapshot } from './lp.ts'
import type { MachineFacts } from './machine.ts'
import type {
  AccountOrder,
  AccountRole,
  DexState,
  Network,
  PerpMetas,
  SpotState,
  SubAccount,
  VaultShare,
  WireMarket,
} from './perp.ts'
import type { PowerReading } from './powers.ts'
import type { Read } from './read.ts'
import type { Recorded } from './recorded.ts'
import type { ChainRpcs } from './rpcReading.ts'
import type { StoreFacts } from './storeFacts.ts'
import type { Thresholds } from './thresholds.ts'

export const artifactsSchema = 'hedge.artifacts/1'

/** LP positions of one subject on one chain. */
export type LpReading = { subject: string; chain: string; read: Read<LpSnapshot> }

/**
 * One account, read once however many subjects share it. Null is what was not asked for: `role` of an account whose role
 * is known, `subAccounts` where they are not counted, `orders` and `vaultShares` without `--detail`.
 */
export type AccountReading = {
  network: Network
  address: Address
  role: Read<AccountRole> | null
  mode: Read<string>
  /** The main dex first, then every other that the venue runs. */
  dexes: Read<DexState>[]
  spot: Read<SpotState>
  subAccounts: Read<SubAccount[]> | null
  orders: Read<AccountOrder[]> | null
  vaultShares: Read<VaultShare[]> | null
}

/** Which dexes there are, and what each is margined in. */
export type DexReading = { network: Network; read: Read<PerpMetas> }

export type MarketReading = { network: Network; dex: string; read: Read<WireMarket[]> }

/** The past of one LP position of a stored subject; there is none of an address given ad hoc. */
export type HistoryReading = { subject: string; chain: string; tokenId: string; read: Read<PositionHistory> }

/** What one account that counts for a subject traded and was paid from `from` (ISO 8601) on. */
export type TradeReading = {
  subject: string
  network: Network
  account: Address
  from: string
  fills: Read<FillHistory>
  funding: Read<WireFunding[]>
}

/** Hourly candles of one market of the main dex. */
export type CandleReading = { network: Network; coin: string; read: Read<WireCandle[]> }

/** The access log; `head` is what the secret store knows of it, null when nobody asked the store. */
export type AccessLogReading = AccessLog & {
  head: Read<LogHead | null> | null
  /** Names of the stored hedges by id, for a log that knows them by their ids only. */
  hedges: Readonly<Record<string, string>>
}

/** What others may do with the positions of one subject on one chain. */
export type ApprovalReading = { subject: string; chain: string; read: Read<Approvals> }

/** What another provider says of a chain; null unless asked for. */
export type SecondReading = { chain: string; read: Read<SecondOpinion> | null }

/**
 * What earlier runs noted of a stored hedge, by its name. `fills`: where a perp that they saw is not there any more, what was
 * traded of it since; null where none is missing.
 */
export type ActivityReading = { hedge: string; activity: Activity | null; fills: Read<WireFill[]> | null }

/** What runs recorded of a stored hedge since `from`, the oldest first; `later`: rows of a time that has not come yet, left out. */
export type RecordReading = { hedge: string; from: string; rows: Recorded[]; later: number }

/** `lost`: the file was found damaged just now, and this is what became of it. */
export type RecordsReading = { hedges: RecordReading[]; lost: string | null }

/** Everything that can be gathered, by name. What a command needs is a tuple of these names. */
export type ArtifactTypes = {
  subjects: Subject[]
  chains: Chain[]
  thresholds: Thresholds
  lps: LpReading[]
  dexes: DexReading[]
  accounts: AccountReading[]
  markets: MarketReading[]
  histories: HistoryReading[]
  trades: TradeReading[]
  candles: CandleReading[]
  accessLog: AccessLogReading
  authorities: AuthorityReading[]
  approvals: ApprovalReading[]
  powers: PowerReading[]
  rpcs: ChainRpcs[]
  seconds: SecondReading[]
  machine: MachineFacts
  storeFacts: StoreFacts
  auditMemory: AuditMemoryReading
  activities: ActivityReading[]
  host: HostFacts
  storeReach: StoreReach
  doctor: DoctorFacts
  keys: KeyNote[]
  records: RecordsReading
}

export type ArtifactName = keyof ArtifactTypes

/** Gathered artifacts: JSON as it stands. `gatheredAt` is the only clock a view sees. */
export type Artifacts<N extends ArtifactName = ArtifactName> = {
  schema: typeof artifactsSchema
  gatheredAt: string
  source: 'live' | 'saved'
} & { [K in N]: Read<ArtifactTypes[K]> }

/** What a run is asked about; gatherers take it as given. */
export type Scope = {
  /** Stored hedges by name; empty means all. */
  names: readonly string[]
  /** An address given ad hoc, with nothing stored: wallet and account at once. */
  address: Address | null
  /** Chains for an ad hoc address; empty means every known chain. */
  chains: readonly string[]
  testnet: boolean
  /** Of an ad hoc address: its sub-accounts too. */
  subAccounts: boolean
  /** Open orders and vault shares as well, which cost the venue's budget more than all the rest. */
  detail: boolean
  /** What earlier runs learned of the past is left aside and learned anew. */
  reread?: boolean
  /** How much of the access log. */
  log?: AccessAsk
  /** So many days of what was recorded; 1 where nothing is said. */
  recordDays?: number
  /** Of an audit: files of the person's own are read for keys, and another provider is asked. */
  audit?: { deep: boolean; secondRpc: boolean }
  /** Every step is taken as cron would take it. */
  asCron?: boolean
}

export const wholeScope: Scope = {
  names: [],
  address: null,
  chains: [],
  testnet: false,
  subAccounts: false,
  detail: false,
}
