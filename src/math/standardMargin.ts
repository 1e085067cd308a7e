import { type Decimal, divide, isZero, sign, zero } from './decimal.ts'
import { type Margin, ratioDigits } from './margin.ts'

/** All in USD, of one dex. */
export type StandardMarginInput = {
  crossAccountValue: Decimal
  accountValue: Decimal
  crossMaintenanceMarginUsed: Decimal
  withdrawable: Decimal
}

/**
 * Perps apart from spot and each dex apart (modes `default` and `disabled`): the perp state says it all. The ratio is
 * crossMaintenanceMarginUsed / crossMarginSummary.accountValue, liquidation at 1 (Hyperliquid documentation,
 * "Liquidations": an account is liquidated when its value falls below its maintenance margin); isolated positions stand
 * apart from it. Zero when nothing needs maintenance; null when nothing is left that could back it.
 */
export function standardMargin(input: StandardMarginInput): Margin {
  const { crossAccountValue, accountValue, crossMaintenanceMarginUsed, withdrawable } = input
  return {
    equityUsd: accountValue,
    marginRatio: marginRatio(crossMaintenanceMarginUsed, crossAccountValue),
    withdrawableUsd: withdrawable,
  }
}

/** Maintenance over what backs it; null when there is something to back and nothing to back it with. */
export function marginRatio(maintenance: Decimal, backing: Decimal): Decimal | null {
  if (isZero(maintenance)) return zero
  return sign(backing) > 0 ? divide(maintenance, backing, ratioDigits) : null
}
