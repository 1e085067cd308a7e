import type { CandleReading } from '../../domain/artifacts.ts'
import { dollar } from '../../domain/assets.ts'
import type { Network } from '../../domain/perp.ts'
import type { Thresholds } from '../../domain/thresholds.ts'
import { decimal, fromUnits, mul, neg, sum, toNumber } from '../../math/decimal.ts'
import { lossVersusRebalancing } from '../../math/lossVersusRebalancing.ts'
import { type DollarDex, whyNoDollars } from './dollarDex.ts'
import { type HedgeLegs, isOpen } from './hedgeLegs.ts'
import { inRangeOf, pricedLp } from './pricedLp.ts'
import type { CarryReport } from './resultTypes.ts'
import type { LpReport, PerpReport } from './types.ts'
import { type CandleSource, pairVolatility, volatilityOf } from './volatilityOf.ts'

export type CarryInput = Pick<HedgeLegs, 'lps' | 'perps' | 'markets' | 'isDollarDex'> & {
  candles: readonly CandleReading[]
  network: Network
  /** ISO 8601: the moment of the report. */
  now: string
  /** Another hedge counts the same perps. */
  shared: boolean
  /** The result so far against holding the tokens, USD; null: not known. */
  pnlUsd: number | null
  thresholds: Thresholds
}

/**
 * What the fees pay for the gamma that is sold: USD a day. Fees come at their pace since the mint, funding at the rate of now, the loss
 * at the volatility of its window. Null is what lacks a leg; a note says which.
 */
export function carryReport(input: CarryInput): CarryReport {
  const { lps, perps, markets, isDollarDex, candles, network, now, shared, pnlUsd, thresholds } = input
  const notes: string[] = []
  const source: CandleSource = { candles, network, now: Date.parse(now), days: thresholds['volatility.window'] }
  const inRange = lps?.filter(lp => isOpen(lp) && lp.inRange) ?? null
  if (lps === null) notes.push('not all positions are known: nor is what they earn and lose')
  if (perps === null) notes.push('not all perps are known: nor is their funding')
  if (shared && perps !== null && perps.length > 0)
    notes.push('another hedge counts the same perps: their funding is in its carry too')
  const assets = new Set((lps ?? []).filter(isOpen).flatMap(({ token0, token1 }) => [token0.asset, token1.asset]))
  const volatile = [...assets].filter((asset): asset is string => asset !== null && asset !== dollar).sort()
  const volatility = Object.fromEntries(volatile.map(asset => [asset, volatilityOf(asset, source, notes)]))
  const feesPerDay = inRange && sumOf(inRange.map(lp => feesOf(lp, notes)))
  const fundingPerDay = perps && sumOf(perps.map(perp => fundingOf(perp, isDollarDex, notes)))
  const loss = inRange && sumOf(inRange.map(lp => lossOf(lp, markets, source, notes)))
  const rebalancingPerDay = loss === null ? null : 0 - loss
  const totalPerDay = sumOf([feesPerDay, fundingPerDay, rebalancingPerDay])
  return {
    feesPerDay,
    fundingPerDay,
    rebalancingPerDay,
    totalPerDay,
    breakEvenDays: breakEven(pnlUsd, totalPerDay, notes),
    volatility,
    volatilityDays: source.days,
    notes: [...new Set(notes)],
  }
}

function feesOf({ tokenId, valueUsd, feeApr, fees }: LpReport, notes: string[]): number | null {
  if (feeApr !== null && valueUsd !== null) return (valueUsd * feeApr) / 365
  const why =
    valueUsd === null
      ? 'it cannot be valued'
      : fees === null
        ? 'its history is not known'
        : 'it is too young, or its fees cannot be valued'
  notes.push(`what #${tokenId} earns is not known: ${why}`)
  return null
}

const hours = fromUnits(24n, 0)

/** −szi · oracle · rate, hourly (Hyperliquid documentation, "Funding"): on the oracle's price and not on the mark. */
function fundingOf(perp: PerpReport, isDollar: DollarDex, notes: string[]): number | null {
  const { coin, szi, oraclePx, fundingRate } = perp
  const foreign = whyNoDollars(coin, isDollar)
  if (foreign !== null) {
    notes.push(`${foreign}: nor is what its funding pays in dollars`)
    return null
  }
  if (oraclePx === null || fundingRate === null) {
    notes.push(`the funding of ${coin} is not known: its market could not be read`)
    return null
  }
  return toNumber(mul(mul(neg(decimal(szi)), decimal(oraclePx)), mul(decimal(fundingRate), hours)))
}

function lossOf(lp: LpReport, markets: CarryInput['markets'], source: CandleSource, notes: string[]): number | null {
  const priced = pricedLp(lp, markets)
  if (priced === null) notes.push(`#${lp.tokenId} cannot be valued: nor can what it loses to rebalancing`)
  const volatility = pairVolatility(lp, source, notes)
  if (priced === null || volatility === null) return null
  const units = lossVersusRebalancing(inRangeOf(lp), volatility)
  return ((units / 10 ** priced.decimals1) * toNumber(priced.usd1)) / 365
}

function breakEven(pnlUsd: number | null, perDay: number | null, notes: string[]): number | null {
  if (pnlUsd !== null && pnlUsd >= 0) return 0
  if (pnlUsd === null) notes.push('the result against holding the tokens is not known: nor is when it breaks even')
  if (pnlUsd === null || perDay === null) return null
  if (perDay > 0) return -pnlUsd / perDay
  notes.push('it never breaks even at this pace')
  return null
}

/** Exactly as written, so that the parts add up to the total; null as soon as one is not known. */
const sumOf = (parts: readonly (number | null)[]): number | null =>
  parts.some(part => part === null) ? null : toNumber(sum(parts.map(part => decimal(String(part)))))
