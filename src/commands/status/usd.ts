import { coinOf, dollar } from '../../domain/assets.ts'
import type { WireMarket } from '../../domain/perp.ts'
import { type Decimal, decimal, divide, fromUnits, mul, one } from '../../math/decimal.ts'
import { invert } from '../../math/price.ts'

/** US dollars for one whole token, and where the number comes from. */
export type Quote = { usd: Decimal; source: string }

/**
 * The venue's oracle price of the asset; a stablecoin is one dollar; null where neither holds. Oracle, not mark: it is
 * what funding is paid on and what no single order moves.
 */
export function quoteOfAsset(asset: string | null, markets: readonly WireMarket[] | null): Quote | null {
  if (asset === null) return null
  if (asset === dollar) return { usd: one, source: 'stablecoin counted as $1' }
  const { coin, unit } = coinOf(asset)
  const market = markets?.find(candidate => candidate.coin === coin)
  if (market?.oraclePx == null) return null
  const usd = divide(decimal(market.oraclePx), fromUnits(BigInt(unit), 0), 30)
  return { usd, source: `hyperliquid oracle ${coin}` }
}

/** The quote of a token: of its asset, times its ratio where it is not one to one. */
export function quoteOfToken({ asset, ratio }: Mapped, markets: readonly WireMarket[] | null): Quote | null {
  const quote = quoteOfAsset(asset, markets)
  if (quote === null || ratio === null) return quote
  return { usd: mul(quote.usd, decimal(ratio)), source: `${quote.source} × its ratio` }
}

type Mapped = { asset: string | null; ratio: string | null }

/** An unmapped token through its own pool: `price0` is token1 per token0. Null when the partner has no quote either. */
export function quotesOfPair(
  mapped0: Mapped,
  mapped1: Mapped,
  price0: Decimal | null,
  markets: readonly WireMarket[] | null,
): { token0: Quote | null; token1: Quote | null } {
  const token0 = quoteOfToken(mapped0, markets)
  const token1 = quoteOfToken(mapped1, markets)
  if (price0 === null) return { token0, token1 }
  if (token0 === null && mapped0.asset === null && token1 !== null) {
    return { token0: { usd: mul(price0, token1.usd), source: `own pool and ${token1.source}` }, token1 }
  }
  if (token1 === null && mapped1.asset === null && token0 !== null) {
    return { token0, token1: { usd: mul(invert(price0), token0.usd), source: `own pool and ${token0.source}` } }
  }
  return { token0, token1 }
}
