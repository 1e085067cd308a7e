import type { Address } from './address.ts'

/** What Hyperliquid says of an account on one dex (`''` is the main one). Money is decimal text as sent. */
export type DexState = {
  dex: string
  /** Venue time, milliseconds. */
  time: number
  marginSummary: MarginSummary
  crossMarginSummary: MarginSummary
  crossMaintenanceMarginUsed: string
  withdrawable: string
  positions: WirePerp[]
}

export type MarginSummary = { accountValue: string; totalNtlPos: string; totalRawUsd: string; totalMarginUsed: string }

/** One perp position. `szi` is signed: long > 0, short < 0. `cumFunding` is the venue's own sign: positive = paid. */
export type WirePerp = {
  coin: string
  szi: string
  leverage: { type: 'cross' | 'isolated'; value: number }
  entryPx: string
  positionValue: string
  unrealizedPnl: string
  liquidationPx: string | null
  marginUsed: string
  maxLeverage: number
  cumFunding: { allTime: string; sinceOpen: string; sinceChange: string }
}

export type SpotBalance = { coin: string; token: number; total: string; hold: string }

/**
 * All of an account's spot side. Under a pooled mode (`unifiedAccount`, `portfolioMargin`) `total` includes what the
 * perps on that collateral are worth, and is negative for a token that is borrowed.
 */
export type SpotState = {
  balances: SpotBalance[]
  /** How many outcome markets something is held in: no token, no price here, and not among the balances. */
  outcomes: number
  /** Null outside portfolio margin; liquidation above 0.95. */
  portfolioMarginRatio: string | null
  /** By token: what is left above maintenance. Null outside the pooled modes. */
  availableAfterMaintenance: [token: number, amount: string][] | null
}

/** `userRole` with the address that matters beside it (the master of a sub-account or agent). */
export type AccountRole =
  | { role: 'user' | 'vault' | 'missing' }
  | { role: 'agent'; master: Address }
  | { role: 'subAccount'; master: Address }

/** One perp market of a dex. `funding` is the hourly fraction; positive: longs pay shorts. */
export type WireMarket = {
  coin: string
  szDecimals: number
  maxLeverage: number
  isDelisted: boolean
  funding: string | null
  markPx: string | null
  oraclePx: string | null
}

/** The markets of one dex and the token its positions are margined in (0 is USDC). */
export type PerpMeta = {
  dex: string
  collateralToken: number
  markets: { coin: string; szDecimals: number; maxLeverage: number; isDelisted: boolean }[]
}

/** Every dex, the main one first. `empty` counts those without a market: nothing says what they are called. */
export type PerpMetas = { dexes: PerpMeta[]; empty: number }

/**
 * The dexes that an earlier run saw, and when (milliseconds): they can be asked about before it is known again which there are. Their
 * markets are not kept.
 */
export type DexMemory = {
  list(network: Network): { at: number; metas: PerpMetas } | null
  keep(network: Network, metas: PerpMetas, at: number): void
  /** There are others now: whoever asks next asks the venue. */
  forget(network: Network): void
}

/**
 * A resting order. `coin` is as sent: `dex:COIN` on a builder's dex, and on the main one also spot (`@107`, `A/B`).
 * `timestamp` is in milliseconds.
 */
export type OpenOrder = {
  dex: string
  coin: string
  side: 'buy' | 'sell'
  limitPx: string
  /** What is still to be filled; zero for an order tied to the whole position. */
  sz: string
  origSz: string
  reduceOnly: boolean
  isTrigger: boolean
  isPositionTpsl: boolean
  triggerPx: string | null
  orderType: string
  oid: number
  timestamp: number
}

/** Whose order it is: where sub-accounts count, theirs stand beside the account's own. */
export type AccountOrder = OpenOrder & { account: Address }

/** A sub-account with its state on every dex it uses, the main one among them. `mode` as in `readMode`. */
export type SubAccount = { name: string; address: Address; mode: string; dexes: DexState[]; spot: SpotState }

/** What an account has in a vault of another, in USD. `lockedUntil` is in milliseconds, in the past when it is free. */
export type VaultShare = { vault: Address; equity: string; lockedUntil: number | null }

export type VaultFacts = { vault: Address; name: string; leader: Address }

export type Network = 'mainnet' | 'testnet'
