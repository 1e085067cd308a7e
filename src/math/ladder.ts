import { add, type Decimal, divide, fromUnits, mul, one, sign, sub } from './decimal.ts'
import { amountsOf, type LiquidityInRange } from './liquidityAmounts.ts'
import { squareRoot } from './squareRoot.ts'
import { maxSqrtRatio, minSqrtRatio, sqrtRatioAtTick, tickAtSqrtRatio } from './tickMath.ts'

/**
 * A move is the price then over the price now: 1 is no move, 1.1 ten per cent up. Of each of a pair's tokens, in dollars; a
 * partner that stands still has 1.
 */
export type Moves = { token0: Decimal; token1: Decimal }

/** A position with what its two tokens are worth, USD a whole token. */
export type PricedPosition = {
  position: LiquidityInRange
  decimals0: number
  decimals1: number
  usd0: Decimal
  usd1: Decimal
}

/** Whole tokens, and their worth at the moved prices. */
export type ValueAt = { amount0: Decimal; amount1: Decimal; valueUsd: Decimal }

/** More digits than a sqrt price has, so that a move to a bound ends on the bound. */
const moveDigits = 60

/**
 * What the liquidity holds, and is worth, when its tokens have moved. Not in it: fees, those waiting and those earned on the
 * way.
 */
export function valueAt(priced: PricedPosition, moves: Moves): ValueAt {
  const { amount0, amount1 } = amountsOf(movedPosition(priced.position, moves))
  const whole0 = fromUnits(amount0, priced.decimals0)
  const whole1 = fromUnits(amount1, priced.decimals1)
  const valueUsd = add(mul(mul(whole0, priced.usd0), moves.token0), mul(mul(whole1, priced.usd1), moves.token1))
  return { amount0: whole0, amount1: whole1, valueUsd }
}

/**
 * The pool's price (token1 per token0) moves with token0 and against token1. The tick is that of the moved price: which side of
 * a bound a swap ending exactly on it has left is the chain's to say, and is kept where nothing has moved. A price that no pool
 * can have is held at the last one it can. RangeError unless both moves are above zero.
 */
export function movedPosition(position: LiquidityInRange, { token0, token1 }: Moves): LiquidityInRange {
  if (sign(token0) <= 0 || sign(token1) <= 0) throw new RangeError('a price moves to one above zero')
  const scale = Math.max(token0.scale, token1.scale)
  const [numerator, denominator] = [unitsAt(token0, scale), unitsAt(token1, scale)]
  if (numerator === denominator) return position
  const square = (position.sqrtPriceX96 ** 2n * numerator) / denominator
  const sqrtPriceX96 = clamp(nearestRoot(square))
  return { ...position, sqrtPriceX96, tick: tickAtSqrtRatio(sqrtPriceX96) }
}

/** How far token0 moves, its partner standing still, until the pool stands at a tick. */
export function moveToTick({ sqrtPriceX96 }: LiquidityInRange, tick: number): Decimal {
  const bound = sqrtRatioAtTick(tick) ** 2n
  return divide(fromUnits(bound, 0), fromUnits(sqrtPriceX96 ** 2n, 0), moveDigits)
}

/** The same of token1: the pool's price falls as it rises. */
export const inverseMove = (move: Decimal): Decimal => divide(one, move, moveDigits)

/** How far a price has moved. */
export const moveBetween = (from: Decimal, to: Decimal): Decimal => divide(to, from, moveDigits)

/** Profit and loss of a perp whose mark has moved so: szi · mark · (move − 1), in USD. Funding is not in it. */
export const perpChange = (szi: Decimal, markPx: Decimal, move: Decimal): Decimal =>
  mul(mul(szi, markPx), sub(move, one))

const unitsAt = ({ units, scale }: Decimal, at: number): bigint => units * 10n ** BigInt(at - scale)

function nearestRoot(n: bigint): bigint {
  const root = squareRoot(n)
  return n - root * root > root ? root + 1n : root
}

const clamp = (sqrt: bigint): bigint =>
  sqrt < minSqrtRatio ? minSqrtRatio : sqrt >= maxSqrtRatio ? maxSqrtRatio - 1n : sqrt
