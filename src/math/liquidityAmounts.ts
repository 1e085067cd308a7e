import { amount0Delta, amount1Delta } from './sqrtPriceMath.ts'
import { checkTickRange, isAtTick, sqrtRatioAtTick } from './tickMath.ts'

/** `tick` and `sqrtPriceX96` are slot0's, both: see `amounts`. */
export type LiquidityInRange = {
  liquidity: bigint
  tickLower: number
  tickUpper: number
  tick: number
  sqrtPriceX96: bigint
}

/** Smallest units of each token. */
export type TokenAmounts = { amount0: bigint; amount1: bigint }

/**
 * What burning the liquidity pays, to the wei what `decreaseLiquidity` returns (rounded down). `amount0` is also the
 * position's delta: dV/dP of its value in token1.
 */
export const amountsOf = (position: LiquidityInRange): TokenAmounts => amounts(position, false)

/** What minting the liquidity costs, to the wei what `mint` asks for (rounded up). */
export const mintAmountsOf = (position: LiquidityInRange): TokenAmounts => amounts(position, true)

/**
 * White paper 6.4.1; Position.amount0 and amount1 of v3-sdk (MIT). The branch is taken on slot0's tick, as the pool takes
 * it: after a swap down that ends exactly on an initialised tick it is one below the tick of the price.
 * RangeError when tick and price contradict each other.
 */
function amounts(position: LiquidityInRange, roundUp: boolean): TokenAmounts {
  const { liquidity, tickLower, tickUpper, tick, sqrtPriceX96 } = position
  checkTickRange(tickLower, tickUpper)
  if (!isAtTick(sqrtPriceX96, tick)) throw new RangeError(`sqrt price ${sqrtPriceX96} is not at tick ${tick}`)
  const lower = sqrtRatioAtTick(tickLower)
  const upper = sqrtRatioAtTick(tickUpper)
  const price = tick < tickLower ? lower : tick >= tickUpper ? upper : sqrtPriceX96
  return {
    amount0: amount0Delta(price, upper, liquidity, roundUp),
    amount1: amount1Delta(lower, price, liquidity, roundUp),
  }
}
