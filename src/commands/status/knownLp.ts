import { type Decimal, decimal, fromUnits, isZero, mul, sum } from '../../math/decimal.ts'
import type { TokenAmounts } from '../../math/liquidityAmounts.ts'
import type { Tokens, UsdPrices } from './positionResult.ts'
import type { LpReport } from './types.ts'
import type { Quote } from './usd.ts'

/** A position all of whose amounts are known: without decimals nothing of it can be told in whole tokens. */
export type KnownLp = {
  report: LpReport
  decimals: readonly [number, number]
  /** Quote per base. */
  price: Decimal
  /** Smallest units: what the liquidity holds, and what a collect would pay. */
  holds: TokenAmounts
  owed: TokenAmounts
  /** Dollars a whole token now. */
  usd: UsdPrices
}

export function knownLp(report: LpReport, quotes: { token0: Quote | null; token1: Quote | null }): KnownLp | null {
  const { token0, token1, amount0, amount1, uncollectedFees0, uncollectedFees1, price } = report
  if (token0.decimals === null || token1.decimals === null || price === null) return null
  if (amount0 === null || amount1 === null || uncollectedFees0 === null || uncollectedFees1 === null) return null
  return {
    report,
    decimals: [token0.decimals, token1.decimals],
    price: decimal(price),
    holds: { amount0: unitsOf(amount0, token0.decimals), amount1: unitsOf(amount1, token1.decimals) },
    owed: { amount0: unitsOf(uncollectedFees0, token0.decimals), amount1: unitsOf(uncollectedFees1, token1.decimals) },
    usd: [quotes.token0?.usd ?? null, quotes.token1?.usd ?? null],
  }
}

/** RangeError for an amount finer than the token. */
function unitsOf(text: string, decimals: number): bigint {
  const { units, scale } = decimal(text)
  if (scale > decimals) throw new RangeError(`an amount of ${scale} decimals of a token of ${decimals}`)
  return units * 10n ** BigInt(decimals - scale)
}

/** Smallest units, or parts of them, as whole tokens. */
export const wholeTokens = (amounts: readonly [bigint | Decimal, bigint | Decimal], { decimals }: KnownLp): Tokens => [
  whole(amounts[0], decimals[0]),
  whole(amounts[1], decimals[1]),
]

function whole(amount: bigint | Decimal, decimals: number): Decimal {
  const { units, scale } = typeof amount === 'bigint' ? { units: amount, scale: 0 } : amount
  return fromUnits(units, scale + decimals)
}

/** Nothing of a token is worth nothing, whatever its price; something without a price makes the sum unknown. */
export function dollarsOf(amounts: Tokens, usd: UsdPrices): Decimal | null {
  const parts: Decimal[] = []
  for (const [i, amount] of amounts.entries()) {
    const price = usd[i] ?? null
    if (isZero(amount)) continue
    if (price === null) return null
    parts.push(mul(amount, price))
  }
  return sum(parts)
}
