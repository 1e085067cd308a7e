import type { Address } from './address.ts'

/**
 * A token known by (chain id, address). `asset` is the underlying it stands for one to one: an asset with a
 * Hyperliquid market (`ETH`), or `USD` for a stablecoin counted as one dollar.
 */
export type KnownToken = { address: Address; symbol: string; asset: string }

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
  /** Public endpoints, asked when the user has set none of their own. */
  publicRpcs: readonly string[]
  explorer: string | null
  /** Where these addresses were read. */
  source: string
}
