import type { WirePool, WirePosition } from '../../domain/lp.ts'
import { uncollectedFees } from '../../math/feeGrowth.ts'
import { amountsOf, type TokenAmounts } from '../../math/liquidityAmounts.ts'

/** Amounts and uncollected fees in raw token units. RangeError when the numbers cannot belong to one pool. */
export function holdingsOf(position: WirePosition, pool: WirePool): { held: TokenAmounts; fees: TokenAmounts } {
  const { tickLower, tickUpper, lower, upper, shared } = position
  const at = { tick: pool.tick, tickLower, tickUpper, liquidity: BigInt(position.liquidity) }
  return {
    held: amountsOf({ ...at, sqrtPriceX96: BigInt(pool.sqrtPriceX96) }),
    fees: uncollectedFees({
      ...at,
      sharedLiquidity: BigInt(shared.liquidity),
      token0: {
        global: BigInt(pool.feeGrowthGlobal0X128),
        lowerOutside: BigInt(lower.feeGrowthOutside0X128),
        upperOutside: BigInt(upper.feeGrowthOutside0X128),
        insideLast: BigInt(position.feeGrowthInside0LastX128),
        owed: BigInt(position.tokensOwed0),
        sharedInsideLast: BigInt(shared.feeGrowthInside0LastX128),
        sharedOwed: BigInt(shared.tokensOwed0),
      },
      token1: {
        global: BigInt(pool.feeGrowthGlobal1X128),
        lowerOutside: BigInt(lower.feeGrowthOutside1X128),
        upperOutside: BigInt(upper.feeGrowthOutside1X128),
        insideLast: BigInt(position.feeGrowthInside1LastX128),
        owed: BigInt(position.tokensOwed1),
        sharedInsideLast: BigInt(shared.feeGrowthInside1LastX128),
        sharedOwed: BigInt(shared.tokensOwed1),
      },
    }),
  }
}
