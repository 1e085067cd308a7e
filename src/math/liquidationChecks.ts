import type { DexState, WirePerp } from '../domain/perp.ts'
import { type Decimal, decimal, sub, toNumber, zero } from './decimal.ts'
import { firstTier, type IdentityBreak, isMarginedByPosition, isStandard } from './identities.ts'
import {
  crossMarginAvailable,
  isolatedMarginAvailable,
  marginAvailableFromLiquidation,
  type PerpSize,
} from './liquidationPx.ts'

/**
 * The venue's liquidation prices against the margin above maintenance that they stand for. An isolated position has it in
 * itself, a cross one of a standard account in the summary. Under a pooled mode it is nowhere else, but all cross
 * positions of a dex must stand for the same. There is no price where it would be zero or less: of a short, never while
 * anything is left. Positions in a higher tier are left out, and so are portfolios.
 */
export function liquidationChecks({ positions, ...state }: DexState, mode: string | null): IdentityBreak[] {
  const shared = isStandard(mode) ? summaryMargin(state) : isMarginedByPosition(mode) ? pooledMargin(positions) : null
  return positions.flatMap(position => {
    const isolated = position.leverage.type === 'isolated' && isMarginedByPosition(mode)
    const available = isolated ? isolatedMarginAvailable(decimal(position.marginUsed), sizeOf(position)) : shared
    if (available) return isTiered(position) ? [] : compareWith(available, position)
    const bare = position.liquidationPx === null && Number(position.szi) < 0
    return bare ? [broken(position.coin, -Number(position.positionValue))] : []
  })
}

const summaryMargin = ({ crossMarginSummary, crossMaintenanceMarginUsed }: Omit<DexState, 'positions'>): Decimal =>
  crossMarginAvailable(decimal(crossMarginSummary.accountValue), decimal(crossMaintenanceMarginUsed))

/** What the first cross position that has a price stands for; the others are held against it. */
function pooledMargin(positions: WirePerp[]): Decimal | null {
  const first = positions.find(each => each.leverage.type === 'cross' && each.liquidationPx !== null && !isTiered(each))
  return first ? marginAvailableFromLiquidation(sizeOf(first), decimal(first.liquidationPx!)) : null
}

function compareWith(available: Decimal, position: WirePerp): IdentityBreak[] {
  const size = sizeOf(position)
  if (position.liquidationPx === null) {
    // A price of zero stands for this margin; more of it brings the price of a long down, and that of a short up.
    const above = toNumber(sub(available, marginAvailableFromLiquidation(size, zero)))
    const side = Math.sign(Number(position.szi))
    return side * above >= -toleranceOf(position, 0) ? [] : [broken(position.coin, above)]
  }
  const px = decimal(position.liquidationPx)
  const difference = toNumber(sub(available, marginAvailableFromLiquidation(size, px)))
  if (Math.abs(difference) <= toleranceOf(position, toNumber(px))) return []
  return [broken(position.coin, difference)]
}

/** Margins are rounded to 1e-6 USD, prices to 1e-10 a unit; the relative part is that of isolated positions. */
const toleranceOf = ({ szi, positionValue }: WirePerp, px: number): number => {
  const size = Math.abs(Number(szi))
  return 1e-5 + 1e-9 * size + 1e-8 * (Number(positionValue) + size * px)
}

/** Of a position without a price the notional at price zero counts, which is in no tier. */
const isTiered = ({ szi, positionValue, liquidationPx: px }: WirePerp): boolean =>
  px !== null && Math.max(Number(positionValue), Math.abs(Number(szi)) * Number(px)) >= firstTier

const sizeOf = ({ szi, positionValue, maxLeverage }: WirePerp): PerpSize => ({
  szi: decimal(szi),
  positionValue: decimal(positionValue),
  maxLeverage,
})

const broken = (coin: string, difference: number): IdentityBreak => ({
  field: 'position.liquidationPx',
  coin,
  difference,
})
