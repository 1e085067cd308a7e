/**
 * What a hedge has earned and what it risks. Token amounts and prices are decimal text in whole units; USD, ratios and
 * percentages are numbers; what is unknown is null. Gains are positive, costs and what is paid negative.
 */

/** One change of a position's liquidity. `price` is quote per base as in its LP report; between `priceLow` and `priceHigh` for certain. */
export type FlowReport = {
  block: number
  timestamp: string
  amount0: string
  amount1: string
  price: string | null
  priceLow: string | null
  priceHigh: string | null
  /** `event`: from the amounts themselves; `swap`: the pool's last swap before it; `flag`: --entry-price. */
  priceSource: 'event' | 'swap' | 'flag' | null
  /** At the prices of that moment; null where the pool tells no dollar price. */
  usd: number | null
}

export type EntryReport = {
  /** `flag`: the deposit is the one given with --deposit. */
  source: 'events' | 'flag'
  mintedAt: string
  mintBlock: number
  /** Minted for another than who holds it now: the cost is the NFT's, not its holder's. */
  ownerChanged: boolean | null
  deposits: FlowReport[]
  withdrawals: FlowReport[]
  /** Deposits that remain, reduced in proportion at each withdrawal. */
  remaining0: string
  remaining1: string
  /** Mean of the prices of the deposits that remain, by liquidity; of a closed position as it was before. */
  price: string | null
  priceLow: string | null
  priceHigh: string | null
  priceSource: 'event' | 'swap' | 'flag' | 'mixed' | null
}

/** Of what is still in the position, against holding the deposits that remain. Never positive. */
export type ImpermanentLossReport = {
  usd: number | null
  /** Of the value of holding: -0.02 is two per cent. */
  percent: number | null
  /** In quote tokens of the LP's price. */
  quote: string | null
  token0: string
  token1: string
  /**
   * What withdrawals locked in: what they paid less what was deposited for them. `quote` at the pool's price of each withdrawal,
   * never positive; `usd` is that in the quote token's dollars of now. Null where the deposit was given and the history is not known.
   */
  realised: { usd: number | null; quote: string | null; token0: string; token1: string } | null
}

export type FeesReport = {
  lifetime0: string
  lifetime1: string
  collected0: string
  collected1: string
  /** Without principal that was withdrawn and waits to be collected. */
  uncollected0: string
  uncollected1: string
  /** Withdrawn, and not collected: no fee, and in neither the value nor the delta of the position. */
  uncollectedPrincipal0: string
  uncollectedPrincipal1: string
  uncollectedPrincipalUsd: number | null
  lifetimeUsd: number | null
}

export type BucketName = 'price' | 'impermanentLoss' | 'fees' | 'hedge' | 'funding' | 'costs'

export type BenchmarkReport = {
  /** Against holding the tokens that were deposited, the same worth of the base asset, or the same worth of dollars. */
  id: 'tokens' | 'base' | 'usd'
  asset: string | null
  totalUsd: number | null
  buckets: Record<BucketName, number | null>
}

export type PnlReport = {
  /** The first deposit: from here the LP counts, and the returns. Null: not known, or nothing was deposited. */
  lpSince: string | null
  /** When the hedge began, and what says so: from here the perps count. */
  since: string | null
  sinceSource: 'flag' | 'opening-fill' | 'added' | null
  benchmarks: BenchmarkReport[]
  hedge: {
    realisedUsd: number | null
    unrealisedUsd: number | null
    tradingFeesUsd: number | null
    fundingUsd: number | null
  }
  /** USD put into the LP weighted by the time it was in, and the margin the perps use now. */
  capitalUsd: number | null
  /** Since `lpSince`; since `since` where nothing was deposited. */
  days: number | null
  /** Of the total against dollars. Null under the shortest window. */
  roi: number | null
  apr: number | null
  /** Why something is null, in words, each once. */
  notes: string[]
}

export type CarryReport = {
  /** All in USD a day. Fees of positions in range, at their pace since the mint for what is in them now. */
  feesPerDay: number | null
  /** At the rate of now. */
  fundingPerDay: number | null
  /** What rebalancing is expected to lose at the realised volatility: never positive. */
  rebalancingPerDay: number | null
  totalPerDay: number | null
  /** Days of this carry until the result against holding the tokens is back at zero; 0 when it is not below; null: never, or unknown. */
  breakEvenDays: number | null
  /** Yearly, by asset. */
  volatility: Record<string, number | null>
  volatilityDays: number
  notes: string[]
}

export type RiskReport = {
  asset: string
  /** Change of delta for a move of the asset by one dollar, in its own units; perps and spot have none. */
  gamma: number | null
  /** Pool price over perp mark, basis points. */
  basisBps: number | null
  /** The bound at which the LP holds none of the asset any more, and where the short is liquidated first, in USD. */
  upperBoundUsd: number | null
  /** The mark stands at that bound or above: the LP holds none of the asset already. Null: unknown, or there is no such bound. */
  boundPassed: boolean | null
  liquidationUsd: number | null
  /** Null: unknown, or no short. */
  liquidatedBeforeBound: boolean | null
  /** More margin that the short needs to reach the bound; 0 when it does. Null: unknown, no short, or the bound is passed. */
  marginToBoundUsd: number | null
  correction: {
    costUsd: number | null
    feeRate: number | null
    /** Null where the trades could not be read. */
    feeSource: 'last-fill' | 'base-tier' | null
    withinBand: boolean
  } | null
  notes: string[]
}

export type HealthPartId = 'range' | 'drift' | 'liquidation' | 'margin' | 'carry' | 'freshness'

/** 0 worst to 100; null: unknown, or (`applies` false) nothing to score. */
export type HealthPart = { id: HealthPartId; score: number | null; applies: boolean; why: string }

/** The weakest part's score; null while a part that applies is unknown and no other is 0. */
export type HealthReport = { score: number | null; weakest: HealthPartId | null; parts: HealthPart[] }
