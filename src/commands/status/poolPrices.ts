import { type Decimal, mul, one } from '../../math/decimal.ts'
import type { KnownLp } from './knownLp.ts'
import type { QuotePrices, UsdPrices } from './positionResult.ts'

/** Token0 and token1 in quote tokens at a price of the pool, quote per base; the quote token is one of itself at any. */
export const quotePricesAt = (price: Decimal | null, { report }: KnownLp): QuotePrices =>
  report.priceQuote.base === 'token0' ? [price, one] : [one, price]

/** The same in the dollars that a quote token is worth now. */
export function poolUsdAt([price0, price1]: QuotePrices, { report, usd: [usd0, usd1] }: KnownLp): UsdPrices {
  const quote = report.priceQuote.base === 'token0' ? usd1 : usd0
  const dollars = (price: Decimal | null) => price && quote && mul(price, quote)
  return [dollars(price0), dollars(price1)]
}
