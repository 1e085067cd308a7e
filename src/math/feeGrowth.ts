import type { TokenAmounts } from './liquidityAmounts.ts'
import { checkTickRange } from './tickMath.ts'
import { checkUint, maxUint128 } from './uint.ts'

/** One token's fee growth per unit of liquidity, Q128.128 modulo 2^256. `tick` is slot0's, not the tick of the price. */
export type GrowthAtTicks = RangeAtTick & Growth

type RangeAtTick = { tick: number; tickLower: number; tickUpper: number }
type Growth = { global: bigint; lowerOutside: bigint; upperOutside: bigint }

/**
 * Growth since ever between the two ticks, modulo 2^256; only differences of it mean anything. f_r = f_g - f_b - f_a of
 * white paper 6.3; TickLibrary.getFeeGrowthInside of v3-sdk (MIT).
 */
export const feeGrowthInside = (at: GrowthAtTicks): bigint => BigInt.asUintN(256, growthInside(at, at))

/** Not yet taken modulo 2^256, which costs as much as the rest. Beside the range f_g cancels out. */
function growthInside({ tick, tickLower, tickUpper }: RangeAtTick, of: Growth): bigint {
  checkTickRange(tickLower, tickUpper)
  const global = checkUint('fee growth', of.global, 256)
  const lower = checkUint('fee growth', of.lowerOutside, 256)
  const upper = checkUint('fee growth', of.upperOutside, 256)
  return tick < tickLower ? lower - upper : tick >= tickUpper ? upper - lower : global - lower - upper
}

/**
 * Fees that `liquidity` earned while growth inside went from `last` to `inside`, in smallest units, rounded down and cut to
 * uint128 as the contract cuts it. White paper 6.4.1; PositionLibrary.getTokensOwed of v3-sdk (MIT), which does not cut.
 */
export function accrued(inside: bigint, last: bigint, liquidity: bigint): bigint {
  return earned(checkUint('fee growth', inside, 256), last, checkUint('liquidity', liquidity, 128))
}

/** `accrued` of a growth inside that may be off by multiples of 2^256, and of what is known to be a liquidity. */
function earned(inside: bigint, last: bigint, liquidity: bigint): bigint {
  const growth = BigInt.asUintN(256, inside - checkUint('fee growth', last, 256))
  return cut((liquidity * growth) >> 128n)
}

/**
 * What the fees of one NFT hang on. `shared` is the pool's own position of (position manager, tickLower, tickUpper), which
 * every NFT with that range has in common.
 */
export type FeeState = RangeAtTick & {
  liquidity: bigint
  sharedLiquidity: bigint
  token0: TokenFees
  token1: TokenFees
}

/** One token's side of a FeeState: growth is Q128.128 modulo 2^256, `owed` is uint128 in smallest units. */
export type TokenFees = Growth & {
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
  checkUint('liquidity', state.liquidity, 128)
  checkUint('liquidity', state.sharedLiquidity, 128)
  return { amount0: payable(state, state.token0), amount1: payable(state, state.token1) }
}

function payable(state: FeeState, token: TokenFees): bigint {
  const owed = checkUint('tokens owed', token.owed, 128)
  const sharedOwed = checkUint('tokens owed', token.sharedOwed, 128)
  if (state.liquidity === 0n) return smaller(owed, sharedOwed)
  const inside = growthInside(state, token)
  const own = earned(inside, token.insideLast, state.liquidity)
  // Nearly every NFT has its range to itself: the shared position is then its mirror.
  const isAlone = state.liquidity === state.sharedLiquidity && token.insideLast === token.sharedInsideLast
  const shared = isAlone ? own : earned(inside, token.sharedInsideLast, state.sharedLiquidity)
  return smaller(cut(owed + own), cut(sharedOwed + shared))
}

/** To uint128, as the contract does; comparing costs a third of cutting what needs no cut. */
const cut = (value: bigint): bigint => (value > maxUint128 ? value & maxUint128 : value)
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)
