import type { Decimal } from '../../math/decimal.ts'

/** Token0 and token1, whole units. */
export type Tokens = readonly [Decimal, Decimal]

/** Dollars for one whole token; null where nothing tells. */
export type UsdPrices = readonly [Decimal | null, Decimal | null]

/** Tokens that went in or came out, `at` in milliseconds, at the prices of that moment. */
export type Flow = { at: number; amounts: Tokens; usdThen: UsdPrices }

/**
 * One position's past in the parts that a result is made of. For each token: holds + fees not collected + what was collected
 * − deposits = unrealised + realised + fees. Fees are those of all its life, uncollected ones included.
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
  /** What withdrawals paid less the deposits they took away. */
  realised: Tokens
  fees: Tokens
  holds: Tokens
}
