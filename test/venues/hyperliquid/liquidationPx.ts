import type { DexState, WirePerp } from '../../../src/domain/perp.ts'

/**
 * The venue's own formula (documentation, "Liquidation price"): mark − side · available / |szi| / (1 − l · side) with
 * l = 1 / (2 · maxLeverage); `available` is the margin above maintenance, of the account or of the isolated position.
 */
export function liquidationPx(state: DexState, position: WirePerp): number {
  const size = Math.abs(Number(position.szi))
  const side = Math.sign(Number(position.szi))
  const value = Number(position.positionValue)
  const l = 1 / (2 * position.maxLeverage)
  const available =
    position.leverage.type === 'isolated'
      ? Number(position.marginUsed) - value * l
      : Number(state.crossMarginSummary.accountValue) - Number(state.crossMaintenanceMarginUsed)
  return value / size - (side * available) / size / (1 - l * side)
}
