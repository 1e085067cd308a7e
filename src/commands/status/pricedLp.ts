import type { WireMarket } from '../../domain/perp.ts'
import { type Decimal, one } from '../../math/decimal.ts'
import { inverseMove, type Moves, moveToTick, type PricedPosition } from '../../math/ladder.ts'
import type { LiquidityInRange } from '../../math/liquidityAmounts.ts'
import { priceAtSqrtRatio } from '../../math/price.ts'
import type { LpReport } from './types.ts'
import { quotesOfPair } from './usd.ts'

export const inRangeOf = ({ liquidity, tickLower, tickUpper, tick, sqrtPriceX96 }: LpReport): LiquidityInRange => ({
  liquidity: BigInt(liquidity),
  tickLower,
  tickUpper,
  tick,
  sqrtPriceX96: BigInt(sqrtPriceX96),
})

/** The position with the dollars its report values it at; null where one of its tokens has no decimals or no dollars. */
export function pricedLp(lp: LpReport, markets: readonly WireMarket[] | null): PricedPosition | null {
  const { decimals: decimals0 } = lp.token0
  const { decimals: decimals1 } = lp.token1
  if (decimals0 === null || decimals1 === null) return null
  const price0 = priceAtSqrtRatio(BigInt(lp.sqrtPriceX96), decimals0, decimals1)
  const { token0, token1 } = quotesOfPair(lp.token0, lp.token1, price0, markets)
  if (token0 === null || token1 === null) return null
  return { position: inRangeOf(lp), decimals0, decimals1, usd0: token0.usd, usd1: token1.usd }
}

/** How a pair moves when one asset does and every other stands still. */
export const movesOf = ({ token0, token1 }: LpReport, asset: string, move: Decimal): Moves => ({
  token0: token0.asset === asset ? move : one,
  token1: token1.asset === asset ? move : one,
})

/**
 * How far the asset moves until the position holds nothing else (`low`) and until it holds none of it any more (`high`). Null
 * where a range goes as far as ticks do, and of a pair that is the same asset twice: its price stands still.
 */
export function boundMoves(lp: LpReport, asset: string): { low: Decimal | null; high: Decimal | null } {
  const is0 = lp.token0.asset === asset
  if (is0 === (lp.token1.asset === asset)) return { low: null, high: null }
  const at = (tick: number) => (Math.abs(tick) >= endless ? null : moveToTick(inRangeOf(lp), tick))
  const [lower, upper] = [at(lp.tickLower), at(lp.tickUpper)]
  return is0 ? { low: lower, high: upper } : { low: upper && inverseMove(upper), high: lower && inverseMove(lower) }
}

/** Full ranges end on the last tick of their spacing, a little within the outermost one; a price there is none (10^±38). */
const endless = 880_000
