import { coinOf } from '../../domain/assets.ts'
import type { WireMarket } from '../../domain/perp.ts'
import type { Gap } from '../../domain/read.ts'

/** Why dollars or a correction of an asset are not known although the markets were read; none while they were not. */
export function marketGaps(asset: string, markets: readonly WireMarket[] | null): Gap[] {
  if (markets === null) return []
  const { coin } = coinOf(asset)
  const market = markets.find(candidate => candidate.coin === coin)
  if (market === undefined) return [noMarket(coin)]
  const missing = [
    ...(market.oraclePx === null ? ['oracle price'] : []),
    // A delisted coin has no mark because nothing can be ordered, which is known.
    ...(market.markPx === null && !market.isDelisted ? ['mark price'] : []),
  ]
  return missing.length === 0 ? [] : [noPrice(coin, missing.join(' and no '))]
}

const noMarket = (coin: string): Gap => ({
  code: 'no-market',
  source: 'hyperliquid',
  message: `the main dex has no market of ${coin}, so its dollars and its correction are not known`,
  hint: 'see what is listed at https://app.hyperliquid.xyz/trade',
})

const noPrice = (coin: string, missing: string): Gap => ({
  code: 'no-price',
  source: 'hyperliquid',
  message: `the venue gives no ${missing} of ${coin}`,
  hint: 'ask again: hedge status',
})
