import type { CandleReading } from '../../domain/artifacts.ts'
import { coinOf, dollar } from '../../domain/assets.ts'
import type { Network } from '../../domain/perp.ts'
import { known } from '../../domain/read.ts'
import { type Close, closesOf, closesOfRatio, leastReturns, realisedVolatility } from '../../math/volatility.ts'
import type { LpReport } from './types.ts'

/** Candles of the venue, from `days` before `now` (milliseconds) on. */
export type CandleSource = { candles: readonly CandleReading[]; network: Network; now: number; days: number }

const day = 86_400_000

/** Hourly closes of the asset's market on the main dex in the window; none where they are not known. */
function closesIn(asset: string, { candles, network, now, days }: CandleSource): Close[] {
  const { coin } = coinOf(asset)
  const reading = candles.find(each => each.network === network && each.coin === coin)
  return closesOf(known(reading?.read) ?? []).filter(({ at }) => at > now - days * day && at <= now)
}

/** Yearly, of the asset in dollars; null where too few candles are known, which is noted. */
export function volatilityOf(asset: string, source: CandleSource, notes: string[]): number | null {
  return noted(asset, closesIn(asset, source), source, notes)
}

/**
 * Yearly, of the price of a pool. Two tokens of one asset, or two dollars, are counted as standing still against each other; of two
 * volatile ones the ratio of their closes tells.
 */
export function pairVolatility(
  { tokenId, token0, token1 }: LpReport,
  source: CandleSource,
  notes: string[],
): number | null {
  const [asset0, asset1] = [token0.asset, token1.asset]
  if (asset0 === null || asset1 === null) {
    const { symbol } = asset0 === null ? token0 : token1
    notes.push(`#${tokenId}: ${symbol} stands for no asset with candles, so its volatility is not known`)
    return null
  }
  if (asset0 === asset1) {
    notes.push(`#${tokenId}: both tokens are counted as ${asset0}, so nothing is reckoned as lost to rebalancing`)
    return 0
  }
  if (asset0 === dollar) return volatilityOf(asset1, source, notes)
  if (asset1 === dollar) return volatilityOf(asset0, source, notes)
  const closes = closesOfRatio(closesIn(asset0, source), closesIn(asset1, source))
  const volatility = noted(`${asset0}/${asset1}`, closes, source, notes)
  if (volatility !== null)
    notes.push(`the volatility of ${asset0}/${asset1} is ${(100 * volatility).toFixed(1)} % a year`)
  return volatility
}

function noted(what: string, closes: readonly Close[], { days }: CandleSource, notes: string[]): number | null {
  const volatility = realisedVolatility(closes)
  if (volatility === null) {
    notes.push(`fewer than ${leastReturns + 1} hourly closes of ${what} are known: its volatility is not`)
    return null
  }
  const times = closes.map(({ at }) => at)
  const told = (Math.max(...times) - Math.min(...times)) / day
  if (told < 0.9 * days - 0.1) {
    notes.push(`the volatility of ${what} is that of ${told.toFixed(1)} days, not ${days}: there are no more candles`)
  }
  return volatility
}
