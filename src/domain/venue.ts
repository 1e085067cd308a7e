import type { Address } from './address.ts'
import type { Approvals, ApprovalsQuery } from './approvals.ts'
import type { Authorities, Control } from './authorities.ts'
import type { Chain } from './chain.ts'
import type { VenueStatus } from './doctorFacts.ts'
import type { EndpointMemory, RpcEndpoint } from './endpoint.ts'
import type { FillHistory, PositionHistory, WireCandle, WireFill, WireFunding } from './history.ts'
import type { SavedPosition } from './historyMemory.ts'
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
import type { Read } from './read.ts'

export type LpQuery = { owner: Address } | { tokenIds: readonly string[] }

/** What reading positions needs of the run: `timeout` in milliseconds is what all endpoints of a chain share. */
export type LpTools = { memory: EndpointMemory; now: () => Date; timeout: number }

/**
 * The past of some NFTs of one chain. `positions` are as the snapshot at `toBlock` has them: a history is complete when its
 * liquidity adds up to `liquidity`, and what was withdrawn was collected or is owed still (where that is told). `saved` is what
 * an earlier run left; `keep` is called as the scan goes, so that a killed one goes on where it was.
 */
export type HistoryQuery = {
  positions: readonly {
    tokenId: string
    owner: Address
    pool: Address
    liquidity: string
    tokensOwed0?: string
    tokensOwed1?: string
    saved: SavedPosition | null
  }[]
  toBlock: string
  /** When that block was made, in seconds: nothing of the past is later. */
  toTimestamp?: string
  keep(tokenId: string, saved: SavedPosition): void
  /** When an NFT was minted (seconds), as soon as that is seen and before anything else is known of it. */
  minted?(tokenId: string, timestamp: string): void
  /** Blocks read of those there are to read; of `mint` blocks known not to have it of all blocks. */
  progress(done: number, total: number, part: HistoryPart): void
}

/** What is being read: where the oldest NFT was minted, the events, or once more events that did not add up. */
export type HistoryPart = 'mint' | 'events' | 'again'

/** NFTs of which all events below a block are known. */
export type AheadQuery = { tokenIds: readonly string[]; fromBlock: string }

/** Reads LP positions. Every method throws ReadFailure and nothing else; a wrong chain or address is never "empty". */
export type LpVenue = {
  protocol: string
  /** Asks the endpoints in order until one answers; all of a snapshot comes from one endpoint and one block. */
  readPositions(chain: Chain, rpcs: readonly RpcEndpoint[], query: LpQuery, signal: AbortSignal): Promise<LpSnapshot>
  /** Which endpoint (id) the positions of a chain (name) came from; null where none were read. */
  servedBy?(chain: string): string | null
  /** Asks for what `readHistory` will want of these, while `readPositions` is under way; what comes of it only that one sees. */
  askAhead?(chain: Chain, rpcs: readonly RpcEndpoint[], query: AheadQuery, signal: AbortSignal): void
  /** What others may do with positions; all of it at one block but the events, which are read up to it. */
  readApprovals?(
    chain: Chain,
    rpcs: readonly RpcEndpoint[],
    query: ApprovalsQuery,
    signal: AbortSignal,
  ): Promise<Approvals>
  /** Positions as one endpoint has them at a given block (decimal text). */
  readPositionsAt?(
    chain: Chain,
    rpc: RpcEndpoint,
    tokenIds: readonly string[],
    block: string,
    signal: AbortSignal,
  ): Promise<LpSnapshot>
  /** Each NFT's history or why it is not known; throws as `readPositions` where none of them can be. */
  readHistory(
    chain: Chain,
    rpcs: readonly RpcEndpoint[],
    query: HistoryQuery,
    signal: AbortSignal,
  ): Promise<Map<string, Read<PositionHistory>>>
}

/** How the long past of an account is read. */
export type PastQuery<R> = {
  /** From this moment on (milliseconds) nothing is wanted. */
  until?: number
  /**
   * Called page by page with the new rows that are complete: all before `upTo` (milliseconds). `read`: rows so far, as the venue counts
   * them. What it throws ends the reading.
   */
  keep?(rows: R[], upTo: number, read: number): void
  /** Milliseconds the run has left: a turn that would come later is not waited for. */
  timeLeft?(): number
  /** Accounts of which the run reads the present as well: their part of the venue's budget is left to them. */
  accounts?: number
  /** It is about what came since a reading that was whole: a few rows. */
  isTail?: true
}

/** What was asked of a venue at a moment (milliseconds), in its own measure. */
export type Spent = { at: number; weight: number }

/** What one kind of request took of the venue's budget, in its own measure. */
export type Tally = { type: string; requests: number; weight: number }

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
  readStatus?(signal: AbortSignal): Promise<VenueStatus>
  /** Resting orders of one dex; those of spot stand with the main one. */
  readOrders(account: Address, dex: string, signal: AbortSignal): Promise<OpenOrder[]>
  readSubAccounts(master: Address, signal: AbortSignal): Promise<SubAccount[]>
  readVaultShares(account: Address, signal: AbortSignal): Promise<VaultShare[]>
  /**
   * Fills of perps and spot from `from` (milliseconds) on, paged without losing any that share a millisecond. `spare`: how many
   * more there could have been before the oldest went out of the venue's reach. A turn that would come too late is a gap
   * (`venue-budget`), here and in `readFunding`.
   */
  readFills(
    account: Address,
    from: number,
    signal: AbortSignal,
    query?: PastQuery<WireFill>,
  ): Promise<FillHistory & { spare?: number }>
  /** Funding paid and received from `from` on, oldest first. */
  readFunding(
    account: Address,
    from: number,
    signal: AbortSignal,
    query?: PastQuery<WireFunding>,
  ): Promise<WireFunding[]>
  /**
   * Resolves when so much more may be asked about the present, in the venue's measure of a minute; what it resolves to is called
   * once it was. ReadFailure (`venue-budget`) where that would be later than the run has time for.
   */
  turn?(weight: number, signal: AbortSignal, timeLeft?: number): Promise<() => void>
  /** What this process asked about the past within the minute that the venue limits. */
  spent?(): Spent[]
  /** What this process asked of it, by kind. */
  tally?(): Tally[]
  /** What other processes asked about it within that minute. */
  alsoSpent?(spent: readonly Spent[]): void
  /** Hourly candles from `from` on, oldest first; the running one is left out. */
  readCandles(coin: string, from: number, signal: AbortSignal): Promise<WireCandle[]>
  /** An address that is no vault is a gap (`unknown-vault`). */
  readVault(vault: Address, signal: AbortSignal): Promise<VaultFacts>
  /** Who can act on the account; never throws: a part that cannot be read is a gap in its place. */
  readControl(account: Address, signal: AbortSignal): Promise<Control>
  /** The same and all other standing authorities, by eight requests and one a builder. */
  readAuthorities(account: Address, signal: AbortSignal): Promise<Authorities>
}

export type PerpVenueAt = (network: Network) => PerpVenue
