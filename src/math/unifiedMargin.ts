import { compare, type Decimal, sign, sub, sum, zero } from './decimal.ts'
import type { Margin } from './margin.ts'
import { type SpotHoldings, spotEquity, worth } from './spotEquity.ts'
import { marginRatio } from './standardMargin.ts'

/** One dex, in units of the token it is margined in. `isolatedMarginUsed` is Σ marginUsed of its isolated positions. */
export type DexMargin = { collateralToken: number; crossMaintenanceMarginUsed: Decimal; isolatedMarginUsed: Decimal }

export type UnifiedMarginInput = SpotHoldings & {
  /** Every dex of the venue on which the account may hold a position: one left out makes the account look safer. */
  dexes: readonly DexMargin[]
}

/**
 * One balance a token, shared by spot and by all dexes margined in it (mode `unifiedAccount`).
 *
 * - `equityUsd`: Σ total · usd over every balance (see `spotEquity`).
 * - `marginRatio`: for each collateral token Σ crossMaintenanceMarginUsed / (spot total − Σ isolated marginUsed), and of
 *   these the highest (Hyperliquid documentation, "Account abstraction modes", "Unified Account Ratio"). The
 *   documentation passes over a token with nothing left under its maintenance; here the ratio is then null, since it is
 *   the worst case and not the absence of one.
 * - `withdrawableUsd`: Σ over collateral tokens of (total − hold) · usd, none below zero: `hold` is the initial margin of
 *   positions and orders (measured: 951.66 could be withdrawn of 977.58 with 25.92 on hold). Tokens that back no perps
 *   are not counted.
 */
export function unifiedMargin({ dexes, balances, outcomes }: UnifiedMarginInput): Margin {
  const tokens = [...new Set(dexes.map(dex => dex.collateralToken))]
  const free = tokens.flatMap(token => {
    const balance = balances.find(each => each.token === token)
    if (!balance) return []
    const amount = sub(balance.total, balance.hold)
    return [{ amount: sign(amount) > 0 ? amount : zero, usd: balance.usd }]
  })
  return {
    equityUsd: spotEquity({ balances, outcomes }),
    marginRatio: highest(tokens.map(token => ratioOf(token, dexes, balances))),
    withdrawableUsd: worth(free),
  }
}

function ratioOf(token: number, dexes: readonly DexMargin[], balances: SpotHoldings['balances']): Decimal | null {
  const sharing = dexes.filter(dex => dex.collateralToken === token)
  const total = balances.find(each => each.token === token)?.total ?? zero
  const isolated = sum(sharing.map(dex => dex.isolatedMarginUsed))
  return marginRatio(sum(sharing.map(dex => dex.crossMaintenanceMarginUsed)), sub(total, isolated))
}

const highest = (ratios: (Decimal | null)[]): Decimal | null =>
  ratios.reduce<Decimal | null>(
    (worst, ratio) => (worst === null || ratio === null ? null : compare(ratio, worst) > 0 ? ratio : worst),
    zero,
  )
