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

export type Network = 'mainnet' | 'testnet'
