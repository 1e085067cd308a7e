import type { Address } from './address.ts'
import type { Chain } from './chain.ts'
import type { EndpointMemory, RpcEndpoint } from './endpoint.ts'
import type { LpSnapshot } from './lp.ts'
import type {
  AccountRole,
  DexState,
  Network,
  OpenOrder,
  PerpMetas,
  SpotState,
  SubAccount,
  VaultFacts,
  VaultShare,
  WireMarket,
} from './perp.ts'

export type LpQuery = { owner: Address } | { tokenIds: readonly string[] }

/** What reading positions needs of the run: `timeout` in milliseconds is what all endpoints of a chain share. */
export type LpTools = { memory: EndpointMemory; now: () => Date; timeout: number }

/** Reads LP positions. Every method throws ReadFailure and nothing else; a wrong chain or address is never "empty". */
export type LpVenue = {
  protocol: string
  /** Asks the endpoints in order until one answers; all of a snapshot comes from one endpoint and one block. */
  readPositions(chain: Chain, rpcs: readonly RpcEndpoint[], query: LpQuery, signal: AbortSignal): Promise<LpSnapshot>
}

/** Reads a perp account. Every method throws ReadFailure and nothing else. */
export type PerpVenue = {
  venue: string
  readRole(account: Address, signal: AbortSignal): Promise<AccountRole>
  /** The account mode as the venue spells it (`default`, `unifiedAccount`, …): what balances mean hangs on it. */
  readMode(account: Address, signal: AbortSignal): Promise<string>
  readDexState(account: Address, dex: string, signal: AbortSignal): Promise<DexState>
  readSpotState(account: Address, signal: AbortSignal): Promise<SpotState>
  readMarkets(dex: string, signal: AbortSignal): Promise<WireMarket[]>
  readPerpMetas(signal: AbortSignal): Promise<PerpMetas>
  /** Resting orders of one dex; those of spot stand with the main one. */
  readOrders(account: Address, dex: string, signal: AbortSignal): Promise<OpenOrder[]>
  readSubAccounts(master: Address, signal: AbortSignal): Promise<SubAccount[]>
  readVaultShares(account: Address, signal: AbortSignal): Promise<VaultShare[]>
  /** An address that is no vault is a gap (`unknown-vault`). */
  readVault(vault: Address, signal: AbortSignal): Promise<VaultFacts>
}

export type PerpVenueAt = (network: Network) => PerpVenue
