/** What the fake venue is told, in the words of a person who sets a scene; everything else is computed from it. */
export type World = {
  accounts: Record<string, FakeAccount>
  /** By coin; `xyz:TSLA` belongs to the dex `xyz`. */
  markets: Record<string, FakeMarket>
  /** The token a dex is margined in, by dex; 0 (USDC) where absent. A dex without any market has to stand here to be seen. */
  collateral?: Record<string, number>
  /** Hourly, by coin; a wave around the oracle's price where absent. */
  candles?: Record<string, FakeCandle[]>
  /** Venue time in milliseconds; the clock's where absent. */
  time?: number
}

export type FakeAccount = {
  role?: 'user' | 'vault' | 'missing' | { agentOf: string } | { subAccountOf: string }
  /** What a sub-account is called. */
  name?: string
  /** Under `unifiedAccount` and `portfolioMargin` the spot balances are the collateral, and `cash` is not looked at. */
  mode?: string
  /** USD of the main dex before any profit or loss. */
  cash?: string
  positions?: FakePosition[]
  /** Before any profit or loss of perps. */
  spot?: FakeBalance[]
  orders?: FakeOrder[]
  /** In any order. Where absent, each position was opened by one fill, at `openedAt`. */
  fills?: FakeFill[]
  /** In any order. Where absent, each position was paid hourly what its `cumFunding.sinceOpen` says. */
  funding?: FakeFunding[]
  /** Makes the address a vault. */
  vault?: { name: string; leader: string }
  vaultShares?: { vault: string; equity: string; lockedUntil: number }[]
  /** API wallets; the one without a name is the one of which there is at most one. */
  agents?: { address: string; name?: string; validUntil: number | null }[]
  multiSig?: { authorizedUsers: string[]; threshold: number }
  stakingLink?: { type: string; stakingUser?: string; tradingUser?: string }
  /** What each builder may charge, in tenths of a basis point. */
  builders?: Record<string, number>
  referredBy?: { referrer: string; code: string }
}

export type FakeOrder = {
  coin: string
  side: 'B' | 'A'
  limitPx: string
  /** Zero for an order tied to the whole position. */
  sz: string
  filled?: string
  reduceOnly?: true
  trigger?: { px: string; orderType: string }
  isPositionTpsl?: true
}

export type FakePosition = {
  coin: string
  szi: string
  entryPx: string
  leverage?: number
  /** USD set aside for this position alone; its presence makes it isolated. */
  isolated?: string
  /** Milliseconds; 36 hours before the time of the world where absent. */
  openedAt?: number
  cumFunding?: { allTime: string; sinceOpen: string; sinceChange: string }
}

/** What is absent follows from the fills of that coin before it; a fee is 0.045 % of what was traded. */
export type FakeFill = {
  coin: string
  side: 'B' | 'A'
  px: string
  sz: string
  time: number
  startPosition?: string
  dir?: string
  closedPnl?: string
  fee?: string
  feeToken?: string
  crossed?: boolean
  tid?: number
  liquidation?: { liquidatedUser?: string; markPx: string; method: string }
}

/** `usdc` negative = paid. */
export type FakeFunding = { coin: string; usdc: string; szi: string; fundingRate: string; time: number; hash?: string }

/** From `t` (milliseconds) for an hour, closing at `c`. */
export type FakeCandle = { t: number; c: string }

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

export const collateralOf = (dex: string, { collateral }: World): number => collateral?.[dex] ?? 0

/** Every dex, the main one first. */
export const dexesOf = ({ markets, collateral = {} }: World): string[] => [
  ...new Set(['', ...Object.keys(markets).map(dexOf), ...Object.keys(collateral)]),
]

export const isPooled = ({ mode }: FakeAccount): boolean => mode === 'unifiedAccount' || mode === 'portfolioMargin'

const started = Date.now()

/** The moment that a made-up past leads up to. It stands still, or a second answer would tell of another past. */
export const presentOf = ({ time = started }: World): number => time
