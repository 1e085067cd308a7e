import type { TokenAmounts } from './liquidityAmounts.ts'
import { checkTickRange } from './tickMath.ts'
import { checkUint, maxUint128 } from './uint.ts'

/** One token's fee growth per unit of liquidity, Q128.128 modulo 2^256. `tick` is slot0's, not the tick of the price. */
export type GrowthAtTicks = {
  tick: number
  tickLower: number
  tickUpper: number
  global: bigint
  lowerOutside: bigint
  upperOutside: bigint
}

/**
 * Growth since ever between the two ticks, modulo 2^256; only differences of it mean anything. f_r = f_g - f_b - f_a of
 * white paper 6.3; TickLibrary.getFeeGrowthInside of v3-sdk (MIT).
 */
export function feeGrowthInside(at: GrowthAtTicks): bigint {
  const { tick, tickLower, tickUpper } = at
  checkTickRange(tickLower, tickUpper)
  const global = checkUint('fee growth', at.global, 256)
  const lowerOutside = checkUint('fee growth', at.lowerOutside, 256)
  const upperOutside = checkUint('fee growth', at.upperOutside, 256)
  const below = tick >= tickLower ? lowerOutside : global - lowerOutside
  const above = tick < tickUpper ? upperOutside : global - upperOutside
  return BigInt.asUintN(256, global - below - above)
}

/**
 * Fees that `liquidity` earned while growth inside went from `last` to `inside`, in smallest units, rounded down and cut to
 * uint128 as the contract cuts it. White paper 6.4.1; PositionLibrary.getTokensOwed of v3-sdk (MIT), which does not cut.
 */
export function accrued(inside: bigint, last: bigint, liquidity: bigint): bigint {
  const growth = BigInt.asUintN(256, checkUint('fee growth', inside, 256) - checkUint('fee growth', last, 256))
  return ((checkUint('liquidity', liquidity, 128) * growth) >> 128n) & maxUint128
}

/**
 * What the fees of one NFT hang on. `shared` is the pool's own position of (position manager, tickLower, tickUpper), which
 * every NFT with that range has in common.
 */
export type FeeState = {
  tick: number
  tickLower: number
  tickUpper: number
  liquidity: bigint
  sharedLiquidity: bigint
  token0: TokenFees
  token1: TokenFees
}

/** One token's side of a FeeState: growth is Q128.128 modulo 2^256, `owed` is uint128 in smallest units. */
export type TokenFees = {
  global: bigint
  lowerOutside: bigint
  upperOutside: bigint
  insideLast: bigint
  owed: bigint
  sharedInsideLast: bigint
  sharedOwed: bigint
}

/**
 * What `collect` with both maxima would pay now, to the wei, in smallest units; it includes principal that was withdrawn and
 * not collected. The position manager pays no more than the pool owes the shared position, and that one is floored at
 * every touch of any of its NFTs, so it can be a few wei short. An NFT without liquidity makes the position manager touch
 * nothing: both sides are then what is stored, and the ticks, perhaps cleared since, do not count.
 * Read from the behaviour of NonfungiblePositionManager.collect and pool.collect. RangeError when the shared position
 * holds less liquidity than the NFT.
 */
export function uncollectedFees(state: FeeState): TokenAmounts {
  if (state.liquidity > state.sharedLiquidity) {
    throw new RangeError(`liquidity ${state.liquidity} exceeds the shared position's ${state.sharedLiquidity}`)
  }
  return { amount0: payable(state, state.token0), amount1: payable(state, state.token1) }
}

function payable(state: FeeState, token: TokenFees): bigint {
  const owed = checkUint('tokens owed', token.owed, 128)
  const sharedOwed = checkUint('tokens owed', token.sharedOwed, 128)
  if (checkUint('liquidity', state.liquidity, 128) === 0n) return smaller(owed, sharedOwed)
  const { tick, tickLower, tickUpper } = state
  const { global, lowerOutside, upperOutside } = token
  const inside = feeGrowthInside({ tick, tickLower, tickUpper, global, lowerOutside, upperOutside })
  return smaller(
    (owed + accrued(inside, token.insideLast, state.liquidity)) & maxUint128,
    (sharedOwed + accrued(inside, token.sharedInsideLast, state.sharedLiquidity)) & maxUint128,
  )
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)
