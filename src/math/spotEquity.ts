import { type Decimal, isZero, mul, sum } from './decimal.ts'

/** `usd` is the price of one token; null where it is not known. `total` is negative for what is borrowed. */
export type PricedBalance = { token: number; total: Decimal; hold: Decimal; usd: Decimal | null }

export type SpotHoldings = {
  balances: readonly PricedBalance[]
  /** How many outcome markets something is held in: it is worth something, and nobody says what. */
  outcomes: number
}

/**
 * Σ total · usd. Under a pooled mode the totals include profit and loss of the perps, so nothing is added for those
 * (Hyperliquid documentation, "Account abstraction modes": all balances stand in the spot state). Null when anything that
 * is held has no price.
 */
export const spotEquity = ({ balances, outcomes }: SpotHoldings): Decimal | null =>
  outcomes > 0 ? null : worth(balances.map(({ total, usd }) => ({ amount: total, usd })))

/** Σ amount · usd; null when one that is not zero has no price. */
export function worth(amounts: readonly { amount: Decimal; usd: Decimal | null }[]): Decimal | null {
  const parts = amounts.flatMap(({ amount, usd }) => (isZero(amount) ? [] : [usd && mul(amount, usd)]))
  return parts.every(part => part !== null) ? sum(parts) : null
}
