/** What the fake venue is told, in the words of a person who sets a scene; everything else is computed from it. */
export type World = {
  accounts: Record<string, FakeAccount>
  /** By coin; `xyz:TSLA` belongs to the dex `xyz`. */
  markets: Record<string, FakeMarket>
  /** Venue time in milliseconds; the clock's where absent. */
  time?: number
}

export type FakeAccount = {
  role?: 'user' | 'vault' | 'missing' | { agentOf: string } | { subAccountOf: string }
  mode?: string
  /** USD of the main dex before any profit or loss. */
  cash?: string
  positions?: FakePosition[]
  spot?: FakeBalance[]
}

export type FakePosition = {
  coin: string
  szi: string
  entryPx: string
  leverage?: number
  /** USD set aside for this position alone; its presence makes it isolated. */
  isolated?: string
  cumFunding?: { allTime: string; sinceOpen: string; sinceChange: string }
}

export type FakeBalance = { coin: string; token?: number; total: string; hold?: string; entryNtl?: string }

export type FakeMarket = {
  oraclePx: string | null
  /** The oracle's where absent. */
  markPx?: string | null
  funding?: string | null
  szDecimals: number
  maxLeverage: number
  isDelisted?: true
}

/** The dex a coin belongs to: `''` is the main one. */
export const dexOf = (coin: string): string => (coin.includes(':') ? coin.slice(0, coin.indexOf(':')) : '')
