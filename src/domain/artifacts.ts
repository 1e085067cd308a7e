import type { Address } from './address.ts'
import type { Chain } from './chain.ts'
import type { Subject } from './hedge.ts'
import type { LpSnapshot } from './lp.ts'
import type { AccountRole, DexState, Network, SpotBalance, WireMarket } from './perp.ts'
import type { Read } from './read.ts'
import type { Thresholds } from './thresholds.ts'

export const artifactsSchema = 'hedge.artifacts/1'

/** LP positions of one subject on one chain. */
export type LpReading = { subject: string; chain: string; read: Read<LpSnapshot> }

/** One account, read once however many subjects share it. `role` is read only for an address given ad hoc. */
export type AccountReading = {
  network: Network
  address: Address
  role: Read<AccountRole> | null
  mode: Read<string>
  dexes: Read<DexState>[]
  spot: Read<SpotBalance[]>
}

export type MarketReading = { network: Network; dex: string; read: Read<WireMarket[]> }

/** Everything that can be gathered, by name. What a command needs is a tuple of these names. */
export type ArtifactTypes = {
  subjects: Subject[]
  chains: Chain[]
  thresholds: Thresholds
  lps: LpReading[]
  accounts: AccountReading[]
  markets: MarketReading[]
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
}

export const wholeScope: Scope = { names: [], address: null, chains: [], testnet: false }
