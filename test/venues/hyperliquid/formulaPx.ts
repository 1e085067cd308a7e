import type { DexState, WirePerp } from '../../../src/domain/perp.ts'
import { type Decimal, decimal, toNumber } from '../../../src/math/decimal.ts'
import {
  crossMarginAvailable,
  isolatedMarginAvailable,
  liquidationPx,
  type PerpSize,
} from '../../../src/math/liquidationPx.ts'

export const sizeOf = ({ szi, positionValue, maxLeverage }: WirePerp): PerpSize => ({
  szi: decimal(szi),
  positionValue: decimal(positionValue),
  maxLeverage,
})

/** Where a position is liquidated by what its own state says, or by `pooled` when the margin of cross positions is that. */
export function formulaPx(state: DexState, position: WirePerp, pooled?: Decimal): number {
  const size = sizeOf(position)
  const cross = () =>
    pooled ??
    crossMarginAvailable(decimal(state.crossMarginSummary.accountValue), decimal(state.crossMaintenanceMarginUsed))
  const available =
    position.leverage.type === 'isolated' ? isolatedMarginAvailable(decimal(position.marginUsed), size) : cross()
  return toNumber(liquidationPx(size, available))
}
