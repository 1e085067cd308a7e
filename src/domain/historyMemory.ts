import type { Address, Hex } from './address.ts'
import type { LpEvent, WireCandle, WireFill, WireFunding } from './history.ts'
import type { Network } from './perp.ts'
import type { Spent } from './venue.ts'

/**
 * What is known of an NFT below a block that can no longer change. `mintedFor` is a digest: who holds an NFT is private.
 * `scannedTo`: every event up to and including this block is among `events`.
 */
export type SavedPosition = {
  mint: { block: string; timestamp: string } | null
  mintedFor: string | null
  scannedTo: string
  events: LpEvent[]
  /** The mint is being looked for still; it lies above `scannedTo`. */
  search?: MintSearch | undefined
  tail?: SavedTail | undefined
  doubts?: HistoryDoubt[] | undefined
  /** When a swap that tells a price was last looked for in vain (ISO 8601). */
  unpriced?: string | undefined
  /** When a report found that it cannot be, so that it was forgotten (ISO 8601). */
  refuted?: string | undefined
}

/** The mint lies at or below `to`, null: it may be the newest block; windows without any mint tell no side. */
export type MintSearch = { to: string | null; silent: { from: string; to: string }[] }

/**
 * Events above the `scannedTo` of their position and up to this one, which a reorganisation can still take back: they are true
 * as long as the block `anchor`, at or above all of them, has this hash. `mintedFor` where the mint is among them.
 */
export type SavedTail = {
  anchor: { block: string; hash: Hex }
  mintedFor: string | null
  scannedTo: string
  events: LpEvent[]
}

/**
 * An endpoint whose events did not add up, and when (ISO 8601). `seen`: with what was known before; `anew`: all of them are being
 * asked for again; `lost`: nor did they add up then.
 */
export type HistoryDoubt = { endpoint: string; at: string; stage: DoubtStage }

export const doubtStages = ['seen', 'anew', 'lost'] as const
export type DoubtStage = (typeof doubtStages)[number]

/** What is left of a position whose past is to be read anew. */
export const unknownPosition: SavedPosition = {
  mint: null,
  mintedFor: null,
  scannedTo: '0',
  events: [],
  search: { to: null, silent: [] },
}

/**
 * What the coins of some assets did in one account from `from` on (all moments in milliseconds). `seen`: how far the venue was read,
 * by its own rows. `to`: when its end was reached, by our clock; 0 where it was not: then the rows are those before `seen`, `read`
 * of the venue's, and the rest is to come. `whole` false: the venue had no more of the oldest.
 */
export type SavedSeries<T> = {
  from: number
  assets: string[]
  rows: T[]
  whole: boolean
  seen: number
  to: number
  read: number
}

/** Fills and funding of one account; null what was not read yet. What identifies a row at the venue is not kept. */
export type SavedTrades = { fills: SavedSeries<WireFill> | null; funding: SavedSeries<WireFunding> | null }

/** Asked for at one moment from another on (milliseconds). */
export type SavedCandles = { at: number; from: number; candles: WireCandle[] }

/** An account's mode, and what its balances showed of it when it was read (milliseconds). */
export type SavedMode = { mode: string; kind: (typeof modeKinds)[number]; at: number }

/** Each asset by itself; all of one collateral together; and that with loans. */
export const modeKinds = ['plain', 'pooled', 'portfolio'] as const

/**
 * What was learned of the past, so that it is not asked for again. Never throws: a run without it is slower and nothing
 * else. Everything of a hedge lies under its random id and goes with it.
 */
export type HistoryMemory = {
  /** The NFTs of a hedge that are known, by key. */
  nfts?(hedge: string): readonly string[]
  position(hedge: string, nft: string): SavedPosition | null
  keepPosition(hedge: string, nft: string, saved: SavedPosition): void
  trades(hedge: string, network: Network, account: Address): SavedTrades | null
  /** `too-large`: it is more than is kept of an account, and what was kept before stays. */
  keepTrades(hedge: string, network: Network, account: Address, saved: SavedTrades): 'too-large' | undefined
  mode?(hedge: string, network: Network, account: Address): SavedMode | null
  keepMode?(hedge: string, network: Network, account: Address, saved: SavedMode): void
  candles(network: Network, coin: string): SavedCandles | null
  keepCandles(network: Network, coin: string, saved: SavedCandles): void
  /** What was asked of the venue lately. */
  spent(network: Network): readonly Spent[]
  keepSpent(network: Network, spent: readonly Spent[]): void
  forget(hedge: string): void
}

/** How a memory knows an NFT. */
export const nftKey = (chainId: number, positionManager: Address, tokenId: string): string =>
  `${chainId}/${positionManager}/${tokenId}`
