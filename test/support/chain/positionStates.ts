import { sqrtRatioAtTick } from '../../../src/math/tickMath.ts'
import type { PositionState } from './overlaid.ts'

/**
 * So many states that a position in a pool of tick spacing 60 can be in, the same for the same seed: below, in and above
 * its range, at prices exactly on ticks and on bounds, alone in its range or beside a twin, with growth that passed 2^256.
 */
export function positionStates(count: number, seed: number): PositionState[] {
  const { bits, below, oneIn } = randomOf(seed)

  const oneState = (): PositionState => {
    const [tickLower, tickUpper] = range()
    const { tick, sqrtPriceX96 } = slot0(tickLower, tickUpper)
    const liquidity = bits(20 + below(80)) + 1n
    const isAlone = !oneIn(4)
    const twin = isAlone ? 0n : bits(20 + below(80)) + 1n
    const tokenFees = (): PositionState['token0'] => {
      const [global, lowerOutside, upperOutside] = oneIn(8)
        ? [bits(256), bits(256), bits(256)]
        : [bits(150), bits(140), bits(140)]
      const inside =
        tick < tickLower
          ? lowerOutside - upperOutside
          : tick >= tickUpper
            ? upperOutside - lowerOutside
            : global - lowerOutside - upperOutside
      const insideLast = BigInt.asUintN(256, inside - bits(100))
      const owed = oneIn(3) ? bits(60) : 0n
      // A twin that came later: the pool has paid into the shared position up to its last touch, rounding down each time.
      const sharedInsideLast = isAlone ? insideLast : BigInt.asUintN(256, insideLast + bits(98))
      const since = BigInt.asUintN(256, sharedInsideLast - insideLast)
      const due = owed + ((liquidity * since) >> 128n)
      const sharedOwed = isAlone ? owed : oneIn(2) && due > 3n ? due - BigInt(1 + below(3)) : due + bits(70)
      return { global, lowerOutside, upperOutside, insideLast, owed, sharedInsideLast, sharedOwed }
    }
    const sharedLiquidity = liquidity + twin
    return {
      tick,
      tickLower,
      tickUpper,
      sqrtPriceX96,
      liquidity,
      sharedLiquidity,
      token0: tokenFees(),
      token1: tokenFees(),
    }
  }

  function range(): [number, number] {
    const centre = below(5_000) - 2_500
    const half = 1 + below(oneIn(5) ? 500 : 30)
    return [(centre - half) * 60, (centre + half) * 60]
  }

  function slot0(tickLower: number, tickUpper: number) {
    const width = tickUpper - tickLower
    if (oneIn(10)) {
      // Exactly on a tick, which a swap that came from above leaves one lower than the price says.
      const at = oneIn(2) ? tickLower : tickUpper
      return { tick: oneIn(2) ? at : at - 1, sqrtPriceX96: sqrtRatioAtTick(at) }
    }
    const tick = tickLower - (width >> 1) + below(2 * width)
    const [low, high] = [sqrtRatioAtTick(tick), sqrtRatioAtTick(tick + 1)]
    return { tick, sqrtPriceX96: low + (bits(64) * (high - low)) / (1n << 64n) }
  }

  return Array.from({ length: count }, oneState)
}

/** splitmix64, which is enough for this. */
function randomOf(seed: number) {
  let state = BigInt(seed)
  const word = () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n)
    let z = state
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n)
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn)
    return z ^ (z >> 31n)
  }
  const bits = (count: number): bigint => {
    let value = 0n
    for (let have = 0; have < count; have += 64) value = (value << 64n) | word()
    return BigInt.asUintN(count, value)
  }
  const below = (limit: number): number => Number(word() % BigInt(limit))
  return { bits, below, oneIn: (count: number) => below(count) === 0 }
}
