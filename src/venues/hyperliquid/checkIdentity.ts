import type { DexState, MarginSummary, WirePerp } from '../../domain/perp.ts'

/** `summary` does not add up by `difference` USD (what its parts make, less what it says). */
export type IdentityBreak = { summary: 'marginSummary' | 'crossMarginSummary'; difference: number }

/**
 * accountValue = totalRawUsd + Σ sign(szi) · positionValue, over all positions and over the cross ones. The venue's own
 * binary rounding leaves up to 1e-9 USD on accounts of 1e7; one millionth of a dollar is its smallest unit of cash.
 */
export function checkIdentity(state: DexState): IdentityBreak[] {
  const cross = state.positions.filter(position => position.leverage.type === 'cross')
  const breaks: IdentityBreak[] = [
    { summary: 'marginSummary', difference: differenceOf(state.marginSummary, state.positions) },
    { summary: 'crossMarginSummary', difference: differenceOf(state.crossMarginSummary, cross) },
  ]
  return breaks.filter(({ summary, difference }) => {
    const { totalRawUsd, totalNtlPos } = state[summary]
    return !(Math.abs(difference) <= 1e-6 + 1e-12 * (Math.abs(Number(totalRawUsd)) + Number(totalNtlPos)))
  })
}

const differenceOf = ({ accountValue, totalRawUsd }: MarginSummary, positions: WirePerp[]): number =>
  positions.reduce(
    (sum, { szi, positionValue }) => sum + Math.sign(Number(szi)) * Number(positionValue),
    Number(totalRawUsd) - Number(accountValue),
  )
