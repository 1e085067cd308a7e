import type { Address } from './address.ts'

/**
 * What one `eth_call` says about LP positions at one block, as it came off the wire: every number is a decimal
 * string, so that a snapshot is JSON and a replay is exact. `growth` values are Q128.128, modulo 2^256.
 */
export type LpSnapshot = {
  chainId: number
  block: { number: string; timestamp: string }
  positionManager: Address
  factory: Address
  /** NFTs of the owner at this block (decimal string); null when ids were asked for. */
  balance: string | null
  positions: WirePosition[]
  /** Ids that were asked for and that the position manager does not know (burned or never minted). */
  unknownIds: string[]
  pools: WirePool[]
  tokens: WireToken[]
}

export type WirePosition = {
  tokenId: string
  owner: Address
  /** Index into `pools`. */
  pool: number
  tickLower: number
  tickUpper: number
  liquidity: string
  feeGrowthInside0LastX128: string
  feeGrowthInside1LastX128: string
  tokensOwed0: string
  tokensOwed1: string
  lower: WireTick
  upper: WireTick
  /** The pool's own position of (position manager, tickLower, tickUpper), shared by every NFT with that range. */
  shared: {
    liquidity: string
    feeGrowthInside0LastX128: string
    feeGrowthInside1LastX128: string
    tokensOwed0: string
    tokensOwed1: string
  }
}

export type WireTick = { feeGrowthOutside0X128: string; feeGrowthOutside1X128: string }

export type WirePool = {
  address: Address
  /** Indexes into `tokens`. */
  token0: number
  token1: number
  /** Hundredths of a basis point: 3000 is 0.3 %. */
  fee: number
  tickSpacing: number
  sqrtPriceX96: string
  tick: number
  liquidity: string
  feeGrowthGlobal0X128: string
  feeGrowthGlobal1X128: string
}

/**
 * `decimals` null where the token does not answer: then no amount of it can be printed in whole units. `ratio` null where
 * the token stands for its asset one to one or for none; absent in snapshots from before there were ratios.
 */
export type WireToken = { address: Address; symbol: string; decimals: number | null; ratio?: WireRatio | null }

/**
 * What one whole token stands for at the snapshot's block, in units of 10^-decimals of its underlying; or that its
 * contract did not say, and then no amount of the underlying is known: never one to one.
 */
export type WireRatio = { units: string; decimals: number } | { failed: true }

export const ratioWasRead = ({ ratio }: WireToken): boolean => ratio != null && 'units' in ratio
