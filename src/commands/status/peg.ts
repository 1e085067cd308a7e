import { dollar } from '../../domain/assets.ts'
import type { WireMarket } from '../../domain/perp.ts'
import { decimal, divide, one, roundTo, sub, toNumber, toText } from '../../math/decimal.ts'
import type { Alert, LpReport } from './types.ts'
import { quoteOfToken } from './usd.ts'

/** A stablecoin counts as one dollar; its own pool may say otherwise by this much before it is flagged. */
const tolerance = 0.005

/**
 * What the pool says a stablecoin is worth: the other token's dollars through the pool's price. Two stablecoins in one
 * pool are held against each other.
 */
export function pegAlerts(lps: readonly LpReport[], markets: readonly WireMarket[] | null): Alert[] {
  const seen = new Map<string, Alert>()
  for (const lp of lps) {
    const quote = lp.priceQuote.base === 'token0' ? lp.token1 : lp.token0
    const base = lp.priceQuote.base === 'token0' ? lp.token0 : lp.token1
    const baseUsd = quoteOfToken(base, markets)?.usd ?? null
    if (lp.price === null || quote.asset !== dollar || quote.ratio !== null || baseUsd === null) continue
    const implied = divide(baseUsd, decimal(lp.price), 30)
    const off = toNumber(sub(implied, one))
    if (Math.abs(off) <= tolerance) continue
    seen.set(quote.address, {
      id: 'stablecoin-off-peg',
      severity: 'warning',
      message: `${quote.symbol} is counted as $1, its pool with ${base.symbol} says $${toText(roundTo(implied, 4))}`,
    })
  }
  return [...seen.values()]
}
