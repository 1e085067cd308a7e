import { type Decimal, sign, sub, zero } from './decimal.ts'
import { marginAvailableFromLiquidation, type PerpSize } from './liquidationPx.ts'

/**
 * How much more margin a position needs to live until its mark is at `px`, USD; zero when it has it. As the mark moves, what it
 * has above maintenance moves by szi · (px − mark) − |szi| · (px − mark) / (2 · maxLeverage), and at the liquidation price it
 * is zero (Hyperliquid documentation, "Liquidations"): `available` is short by the rest. With that margin added `liquidationPx`
 * is exactly `px`. Right for a position on its own margin, and for a cross one while every other price stands still.
 */
export function marginToPrice(perp: PerpSize, available: Decimal, px: Decimal): Decimal {
  const extra = sub(marginAvailableFromLiquidation(perp, px), available)
  return sign(extra) > 0 ? extra : zero
}
