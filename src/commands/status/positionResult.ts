import type { Decimal } from '../../math/decimal.ts'

/** Token0 and token1, whole units. */
export type Tokens = readonly [Decimal, Decimal]

/** Dollars for one whole token; null where nothing tells. */
export type UsdPrices = readonly [Decimal | null, Decimal | null]

/** Quote tokens of the pool for one whole token, so one of the two is 1; null where the pool's price is not known. */
export type QuotePrices = readonly [Decimal | null, Decimal | null]

/** Tokens that went in or came out, `at` in milliseconds, at the prices of that moment. */
export type Flow = { at: number; amounts: Tokens; usdThen: UsdPrices; quoteThen: QuotePrices }

/**
 * What one withdrawal paid less the deposits it took away, at the pool's prices of that moment; `poolUsd` are the same in dollars
 * that the quote token has now. At these it is never worth more than nothing, but for wei.
 */
export type Realised = { amounts: Tokens; quoteThen: QuotePrices; poolUsd: UsdPrices }

/**
 * One position's past in the parts that a result is made of. For each token: holds + fees not collected + what was collected
 * − deposits = unrealised + Σ realised + fees. Fees are those of all its life, uncollected ones included.
 */
export type PositionResult = {
  tokenId: string
  assets: readonly [string | null, string | null]
  usd: UsdPrices
  /** The same as its own pool has them, in the dollars of its quote token; `usd` where absent. */
  poolUsd?: UsdPrices
  deposits: readonly Flow[]
  withdrawals: readonly Flow[]
  /** What is in the position now less the deposits that remain. */
  unrealised: Tokens
  /** One of each withdrawal, in order. */
  realised: readonly Realised[]
  fees: Tokens
  holds: Tokens
}
