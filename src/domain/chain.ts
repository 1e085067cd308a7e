import type { Address, Hex } from './address.ts'
import type { KnownContract } from './approvals.ts'

/**
 * A token known by (chain id, address). `asset` is the underlying it stands for: an asset with a Hyperliquid market
 * (`ETH`), or `USD` for a stablecoin counted as one dollar. One to one, unless it carries a `ratio`.
 */
export type KnownToken = { address: Address; symbol: string; asset: string; ratio?: Ratio }

/**
 * A view call on the same chain that answers, as one uint256, how many units of the asset one token is: `decimals` of its
 * digits are the fraction. `source` names the function and where its meaning was read.
 */
export type Ratio = { target: Address; data: Hex; decimals: number; source: string }

/**
 * A token that earns or rebases, and whose worth in its asset cannot be read on this chain. `asset` is what it stands for an
 * unknown amount of; absent where that is no asset with a perp.
 */
export type RefusedToken = { address: Address; symbol: string; reason: string; asset?: string }

/** One chain with a Uniswap V3 deployment, or a compatible deployment of the user's own. */
export type Chain = {
  name: string
  title: string
  chainId: number
  protocol: string
  positionManager: Address
  factory: Address
  wrappedNative: Address | null
  tokens: readonly KnownToken[]
  /** Never mapped to an asset, not even when the user asks for it. */
  refused?: readonly RefusedToken[]
  /** Public endpoints, asked when the user has set none of their own. */
  publicRpcs: readonly string[]
  explorer: string | null
  /** Blocks behind the newest that can no longer change, by a wide margin; absent: as slow as any chain known here. */
  finalityBlocks?: number
  /** Contracts that people approve or hand their NFTs to. */
  contracts?: readonly KnownContract[]
  /** Where these addresses were read. */
  source: string
}

/**
 * Why a token may not be counted, in words that follow its symbol and a colon; null when nothing is known against it.
 * `ratioRead`: its ratio to its asset was read beside it.
 */
export function tokenRefusal(chain: Chain, address: Address, ratioRead: boolean): string | null {
  const refused = chain.refused?.find(token => token.address === address)
  if (refused !== undefined) return refused.reason
  const known = chain.tokens.find(token => token.address === address)
  return known?.ratio === undefined || ratioRead ? null : `its contract did not tell its ratio to ${known.asset}`
}

/** The asset that a refused token is an unknown amount of; null where that is not known either. */
export const assetOfRefused = (chain: Chain, address: Address): string | null =>
  chain.refused?.find(token => token.address === address)?.asset ??
  chain.tokens.find(token => token.address === address)?.asset ??
  null

/** The asset a token stands for; null for one that is not known or is refused. */
export const assetOfToken = (chain: Chain, address: Address, ratioRead: boolean): string | null =>
  tokenRefusal(chain, address, ratioRead) === null
    ? (chain.tokens.find(token => token.address === address)?.asset ?? null)
    : null
