import { abs, add, type Decimal, decimal, divide, fromUnits, mul, neg, sign, sub } from './decimal.ts'

/**
 * One perp position as far as its liquidation goes: `szi` signed (short < 0), `positionValue` at the mark, `maxLeverage`
 * that of the position and not of its market (protocol vaults have their own). Maintenance is 1 / (2 · maxLeverage) of
 * the notional; the higher tiers of positions worth millions are left aside.
 */
export type PerpSize = { szi: Decimal; positionValue: Decimal; maxLeverage: number }

const two = fromUnits(2n, 0)
const significantDigits = 30

/**
 * mark − side · available / |szi| / (1 − l · side) with l = 1 / (2 · maxLeverage), side ±1 (Hyperliquid documentation,
 * "Liquidation price"). `marginAvailable` is the margin above maintenance of whatever backs the position: see below.
 * Zero or less for a long: no price liquidates it, and the venue says null. RangeError when szi is zero or maxLeverage
 * is below 1.
 */
export function liquidationPx(perp: PerpSize, marginAvailable: Decimal): Decimal {
  const { side, twice, kept } = sides(perp)
  const numerator = sub(mul(perp.positionValue, kept), mul(side, mul(marginAvailable, twice)))
  return divide(numerator, mul(abs(perp.szi), kept), significantDigits)
}

/**
 * The other way round: the margin above maintenance that the venue's own liquidation price stands for. In the pooled
 * modes it is the only place where the venue shows it, one and the same for all cross positions on a collateral.
 */
export function marginAvailableFromLiquidation(perp: PerpSize, px: Decimal): Decimal {
  const { side, twice, kept } = sides(perp)
  const room = mul(side, sub(perp.positionValue, mul(px, abs(perp.szi))))
  return divide(mul(room, kept), twice, significantDigits)
}

/** Of a cross position: crossMarginSummary.accountValue less what all cross positions must keep. */
export const crossMarginAvailable = (crossAccountValue: Decimal, crossMaintenanceMarginUsed: Decimal): Decimal =>
  sub(crossAccountValue, crossMaintenanceMarginUsed)

/** Of an isolated position: its own margin (profit and loss included) less its own maintenance. */
export const isolatedMarginAvailable = (marginUsed: Decimal, perp: PerpSize): Decimal =>
  sub(marginUsed, maintenanceMargin(perp))

/** positionValue / (2 · maxLeverage). */
export const maintenanceMargin = (perp: PerpSize): Decimal =>
  divide(perp.positionValue, sides(perp).twice, significantDigits)

/** `kept` / `twice` is 1 − l · side. */
function sides({ szi, maxLeverage }: PerpSize) {
  if (!(maxLeverage >= 1)) throw new RangeError('a maximal leverage is at least 1')
  const side = fromUnits(BigInt(sign(szi)), 0)
  const twice = mul(two, decimal(String(maxLeverage)))
  return { side, twice, kept: add(twice, neg(side)) }
}
