import { holdingsOf } from '../../src/commands/words/holdingsOf.ts'
import type { WirePool, WirePosition } from '../../src/domain/lp.ts'
import { fromUnits, toText } from '../../src/math/decimal.ts'
import { type TokenFees, uncollectedFees } from '../../src/math/feeGrowth.ts'
import { amountsOf } from '../../src/math/liquidityAmounts.ts'
import type { PositionState } from '../../test/support/chain/overlaid.ts'

/** Smallest units: amount0, amount1, fees0, fees1. */
export function units(state: PositionState): bigint[] {
  const held = amountsOf(state)
  const fees = uncollectedFees(state)
  return [held.amount0, held.amount1, fees.amount0, fees.amount1]
}

const wholeTokens = (amounts: readonly bigint[]): string[] =>
  amounts.map((amount, index) => toText(fromUnits(amount, index % 2 === 0 ? 6 : 18)))

/** The same as text in whole tokens of 6 and 18 decimals. */
export const text = (state: PositionState): string[] => wholeTokens(units(state))

/** A position as an artifact has it, each integer as text. */
export type Wire = { position: WirePosition; pool: WirePool }

export function textOfWire({ position, pool }: Wire): string[] {
  const { held, fees } = holdingsOf(position, pool)
  return wholeTokens([held.amount0, held.amount1, fees.amount0, fees.amount1])
}

export function wireOf(state: PositionState): Wire {
  const { tick, tickLower, tickUpper, token0, token1 } = state
  const both = (of: (token: TokenFees) => bigint) => [String(of(token0)), String(of(token1))] as const
  const bound = (of: (token: TokenFees) => bigint) => {
    const [feeGrowthOutside0X128, feeGrowthOutside1X128] = both(of)
    return { feeGrowthOutside0X128, feeGrowthOutside1X128 }
  }
  const heldBy = (liquidity: bigint, last: (token: TokenFees) => bigint, owed: (token: TokenFees) => bigint) => {
    const [feeGrowthInside0LastX128, feeGrowthInside1LastX128] = both(last)
    const [tokensOwed0, tokensOwed1] = both(owed)
    return {
      liquidity: String(liquidity),
      feeGrowthInside0LastX128,
      feeGrowthInside1LastX128,
      tokensOwed0,
      tokensOwed1,
    }
  }
  const [feeGrowthGlobal0X128, feeGrowthGlobal1X128] = both(token => token.global)
  return {
    // What else there is to a position and a pool is not looked at.
    position: {
      ...heldBy(
        state.liquidity,
        token => token.insideLast,
        token => token.owed,
      ),
      tickLower,
      tickUpper,
      lower: bound(token => token.lowerOutside),
      upper: bound(token => token.upperOutside),
      shared: heldBy(
        state.sharedLiquidity,
        token => token.sharedInsideLast,
        token => token.sharedOwed,
      ),
    } as WirePosition,
    pool: { tick, sqrtPriceX96: String(state.sqrtPriceX96), feeGrowthGlobal0X128, feeGrowthGlobal1X128 } as WirePool,
  }
}
