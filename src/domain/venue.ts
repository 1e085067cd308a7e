import type { Address } from './address.ts'
import type { Chain } from './chain.ts'
import type { LpSnapshot } from './lp.ts'
import type { AccountRole, DexState, Network, SpotBalance, WireMarket } from './perp.ts'
import type { Secret } from './secret.ts'

/** Where a chain is asked: the user's own URL (a Secret) or a public one. `label` is what messages call it. */
export type RpcEndpoint = { url: Secret; label: string; own: boolean }

export type LpQuery = { owner: Address } | { tokenIds: readonly string[] }

/** Reads LP positions. Every method throws ReadFailure and nothing else; a wrong chain or address is never "empty". */
export type LpVenue = {
  protocol: string
  readPositions(chain: Chain, rpc: RpcEndpoint, query: LpQuery, signal: AbortSignal): Promise<LpSnapshot>
}

/** Reads a perp account. Every method throws ReadFailure and nothing else. */
export type PerpVenue = {
  venue: string
  readRole(account: Address, signal: AbortSignal): Promise<AccountRole>
  /** The account mode as the venue spells it (`default`, `unifiedAccount`, …): what balances mean hangs on it. */
  readMode(account: Address, signal: AbortSignal): Promise<string>
  readDexState(account: Address, dex: string, signal: AbortSignal): Promise<DexState>
  readSpot(account: Address, signal: AbortSignal): Promise<SpotBalance[]>
  readMarkets(dex: string, signal: AbortSignal): Promise<WireMarket[]>
}

export type PerpVenueAt = (network: Network) => PerpVenue
