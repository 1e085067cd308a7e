import type { DexState, MarginSummary, WirePerp } from '../domain/perp.ts'
import { firstTier, type IdentityBreak, isMarginedByPosition, isStandard } from './identities.ts'

/** The venue rounds each amount to a millionth of a dollar; its binary sums are off by up to 1e-12 of what they add. */
const smallest = 1e-6
const binary = 1e-12

/**
 * Sums over the positions, for both summaries: accountValue = totalRawUsd + Σ sign(szi) · positionValue, totalNtlPos =
 * Σ positionValue, totalMarginUsed = Σ marginUsed. Then crossMaintenanceMarginUsed = Σ positionValue / (2 · maxLeverage)
 * over cross positions, and more where one has reached a higher tier. In a standard account nothing above the cross
 * equity can be withdrawn.
 */
export function summaryChecks(state: DexState, mode: string | null): IdentityBreak[] {
  const cross = state.positions.filter(position => position.leverage.type === 'cross')
  return [
    ...sumsOf('marginSummary', state.marginSummary, state.positions),
    ...sumsOf('crossMarginSummary', state.crossMarginSummary, cross),
    ...(isMarginedByPosition(mode) ? maintenance(state, cross) : []),
    ...(isStandard(mode) ? withdrawable(state) : []),
  ]
}

function sumsOf(name: string, summary: MarginSummary, positions: WirePerp[]): IdentityBreak[] {
  const { accountValue, totalRawUsd, totalNtlPos, totalMarginUsed } = summary
  const signed = total(positions, ({ szi, positionValue }) => Math.sign(Number(szi)) * Number(positionValue))
  const size = Math.abs(Number(totalRawUsd)) + Number(totalNtlPos) + Math.abs(Number(totalMarginUsed))
  const tolerance = smallest + binary * size
  return [
    ...broken(`${name}.accountValue`, Number(totalRawUsd) + signed - Number(accountValue), tolerance),
    ...broken(`${name}.totalNtlPos`, total(positions, is => Number(is.positionValue)) - Number(totalNtlPos), tolerance),
    ...broken(
      `${name}.totalMarginUsed`,
      total(positions, is => Number(is.marginUsed)) - Number(totalMarginUsed),
      tolerance,
    ),
  ]
}

function maintenance(state: DexState, cross: WirePerp[]): IdentityBreak[] {
  const flat = total(cross, ({ positionValue, maxLeverage }) => Number(positionValue) / (2 * maxLeverage))
  const difference = flat - Number(state.crossMaintenanceMarginUsed)
  const tiered = cross.some(({ positionValue }) => Number(positionValue) >= firstTier)
  const tolerance = smallest * (cross.length + 1) + binary * flat
  return tiered && difference < 0 ? [] : broken('crossMaintenanceMarginUsed', difference, tolerance)
}

function withdrawable(state: DexState): IdentityBreak[] {
  const amount = Number(state.withdrawable)
  const most = Math.max(0, Number(state.crossMarginSummary.accountValue))
  const difference = amount < 0 ? -amount : Math.min(0, most - amount)
  return broken('withdrawable', difference, smallest)
}

const total = (positions: WirePerp[], of: (position: WirePerp) => number) =>
  positions.reduce((sum, position) => sum + of(position), 0)

const broken = (field: string, difference: number, tolerance: number): IdentityBreak[] =>
  Math.abs(difference) <= tolerance ? [] : [{ field, coin: null, difference }]
