import type { TradeReading } from '../../domain/artifacts.ts'
import { spotDollars } from '../../domain/assets.ts'
import type { WireFill } from '../../domain/history.ts'
import { isRead, known } from '../../domain/read.ts'
import { decimal, divide, isZero, mul, neg, sign, toNumber } from '../../math/decimal.ts'
import type { RiskReport } from './resultTypes.ts'
import type { ExposureReport } from './types.ts'

/** What a taker pays of the notional at the lowest volume (Hyperliquid documentation, "Fees": perps, tier 0). */
const baseTakerRate = decimal('0.00045')

/**
 * What the correction of exposure would cost in trading fees, as one order that crosses the book: negative. Slippage is not in
 * it. At what the account paid last as a taker on the main dex, which has its tier, discounts and builder in it.
 */
export function correctionCost(
  { correction, drift }: ExposureReport,
  trades: readonly TradeReading[] | null,
  band: number,
  notes: string[],
): RiskReport['correction'] {
  if (correction === null) return null
  const withinBand = drift !== null && Math.abs(drift) <= band
  if (trades === null || trades.some(({ fills }) => !isRead(fills))) {
    notes.push('what the account pays in fees is not known: its trades could not be read')
    return { costUsd: null, feeRate: null, feeSource: null, withinBand }
  }
  const last = trades
    .flatMap(({ fills }) => known(fills)?.fills ?? [])
    .filter(isOwnTaker)
    .reduce<WireFill | null>((latest, fill) => (latest === null || fill.time > latest.time ? fill : latest), null)
  const rate = last === null ? baseTakerRate : rateOf(last)
  if (last === null) notes.push('no own taker fill is known: a correction is reckoned at the base tier, 0.045 %')
  return {
    costUsd: toNumber(neg(mul(decimal(String(correction.notionalUsd)), rate))),
    feeRate: toNumber(rate),
    feeSource: last === null ? 'base-tier' : 'last-fill',
    withinBand,
  }
}

/** Of a perp on the main dex, paid in dollars: spot (`@107`, `A/B`) and builders' dexes (`dex:COIN`) have fees of their own. */
const isOwnTaker = ({ coin, crossed, liquidation, feeToken, fee, px, sz }: WireFill): boolean =>
  crossed &&
  !liquidation &&
  !/[@:/+]/.test(coin) &&
  spotDollars.includes(feeToken) &&
  sign(decimal(fee)) >= 0 &&
  !isZero(mul(decimal(px), decimal(sz)))

/** The venue rounds fees to a millionth of a dollar: more digits are noise. */
const rateOf = ({ fee, px, sz }: WireFill) => divide(decimal(fee), mul(decimal(px), decimal(sz)), 6)
