import type { Address } from './address.ts'
import type { Read } from './read.ts'

/** What stands at an address: nothing (a plain wallet), a contract, or a wallet that lets a contract act for it (EIP-7702). */
export type CodeAt = { kind: 'none' } | { kind: 'contract' } | { kind: 'delegated'; to: Address }

/** A contract known by (chain id, address) that people approve, or hand their NFTs to. `source`: where its address was read. */
export type KnownContract = {
  address: Address
  title: string
  kind: 'router' | 'permit2' | 'staker' | 'migrator' | 'other'
  source: string
}

/** What others may do with the LP positions of one subject on one chain, at one block. Amounts are raw, as text. */
export type Approvals = {
  chainId: number
  block: { number: string; timestamp: string }
  manager: { code: CodeAt; factory: Address | null }
  wallet: Read<{ address: Address; code: CodeAt }>
  /** Of each NFT its holder, what stands there, and who may take that one NFT. */
  positions: { tokenId: string; owner: Address; ownerCode: CodeAt; approved: Address | null }[]
  /** NFTs that an earlier audit saw and that are none any more; absent where there are none. */
  burned?: string[]
  /** Of the contracts known on the chain: which may take every NFT of the wallet. */
  operators: Read<{ operator: Address; approved: boolean }[]>
  /** NFTs of the wallet; only where a block was asked about. */
  balance?: Read<string>
  /** Operators that nobody knew of, found in the events of the position manager. */
  scan: Read<OperatorScan>
  /**
   * What a spender may take of a pool's token out of the wallet: the position manager and the known contracts. `amount` null: the token
   * did not say.
   */
  allowances: Read<
    { token: Address; symbol: string; decimals: number | null; spender: Address; amount: string | null }[]
  >
}

/**
 * How far the events were read: every block from `from` to `to` of those from `lowest` on. `approved` are the operators that
 * these leave approved. `unwitnessed`: the contract has no NFT at all whose events must be among them, so that a node may have kept
 * all to itself.
 */
export type OperatorScan = { lowest: string; from: string; to: string; approved: Address[]; unwitnessed?: true }

/**
 * What an earlier run left: blocks and digests, no address. `of` is a digest of wallet and position manager: of another one nothing of it
 * is true. `at` is the block of an operator's last event. `witnessed`: an event that must be in the logs was among those that were read.
 */
export type SavedOperators = {
  of: string
  lowest: string
  from: string
  to: string
  witnessed: boolean
  seen: { digest: string; at: string; approved: boolean }[]
}

/** Keeps it by hedge and chain. Never throws. */
export type OperatorMemory = {
  get(hedge: string, chain: string): SavedOperators | null
  keep(hedge: string, chain: string, saved: SavedOperators): void
}

export type ApprovalsQuery = {
  wallet: Read<Address>
  positions: readonly { tokenId: string; owner: Address }[]
  /** Further NFTs that earlier audits saw, burned since. Their events are there still. */
  burned?: readonly string[]
  /** Of the pools. */
  tokens: readonly { address: Address; symbol: string; decimals: number | null }[]
  known: readonly Pick<KnownContract, 'address'>[]
  /** As they are at this block and not at the newest; then no events are read. */
  at?: string
  saved: SavedOperators | null
  keep(saved: SavedOperators): void
  /** Milliseconds the run has left; absent where nothing says when it ends. */
  timeLeft?(): number
  progress(done: number, total: number): void
}

/**
 * Whether another provider says the same of a chain's positions at the same block. `differing` names what does not agree.
 * `ofIds`: it was asked about the NFTs alone, and not about a wallet that it need not know.
 */
export type SecondOpinion = { block: string; provider: string; differing: readonly string[]; ofIds?: true }

/**
 * From here on an allowance counts as one without limit. Some tokens hold it in 96 bits: half of that is more than almost anybody
 * has of any token worth something.
 */
export const endlessAllowance = 2n ** 95n
