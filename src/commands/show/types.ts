/**
 * One price of an asset and what the hedge is worth there, every other price standing still. USD; changes are against now;
 * null: a leg is missing.
 */
export type LadderRow = {
  /** What stands at this price: `now`, a bound of a position, a liquidation; empty for a plain step. */
  label: string
  /** Of the price now: -0.1 is ten per cent below. */
  move: number
  priceUsd: number
  lpValueUsd: number | null
  lpChangeUsd: number | null
  /** Perps, and the spot that counts. */
  hedgeChangeUsd: number | null
  netChangeUsd: number | null
  /** What is left of LP, perps and spot together there, in units of the asset. */
  delta: string | null
}

/** One point of the curves that are plotted. */
export type PayoffPoint = { priceUsd: number; lpChangeUsd: number; hedgeChangeUsd: number; netChangeUsd: number }

/** `rows` by price. `payoff` is the same in even steps, for a plot; empty where a leg is missing. */
export type LadderReport = { asset: string; rows: LadderRow[]; payoff: PayoffPoint[]; notes: string[] }
