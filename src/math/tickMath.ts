import { maxUint256 } from './uint.ts'

export const minTick = -887272
export const maxTick = 887272
/** sqrtRatioAtTick(minTick) and sqrtRatioAtTick(maxTick), Q64.96. A pool's price is >= the first and < the second. */
export const minSqrtRatio = 4295128739n
export const maxSqrtRatio = 1461446703485210103287273052203988822378723970342n

/** Entry i is 2^128 * 1.0001^(-2^i / 2), to the nearest integer: the sqrt ratio of tick -2^i in Q128.128. */
const sqrtRatioOfPower: readonly bigint[] = [
  0xfffcb933bd6fad37aa2d162d1a594001n,
  0xfff97272373d413259a46990580e213an,
  0xfff2e50f5f656932ef12357cf3c7fdccn,
  0xffe5caca7e10e4e61c3624eaa0941cd0n,
  0xffcb9843d60f6159c9db58835c926644n,
  0xff973b41fa98c081472e6896dfb254c0n,
  0xff2ea16466c96a3843ec78b326b52861n,
  0xfe5dee046a99a2a811c461f1969c3053n,
  0xfcbe86c7900a88aedcffc83b479aa3a4n,
  0xf987a7253ac413176f2b074cf7815e54n,
  0xf3392b0822b70005940c7a398e4b70f3n,
  0xe7159475a2c29b7443b29c7fa6e889d9n,
  0xd097f3bdfd2022b8845ad8f792aa5825n,
  0xa9f746462d870fdf8a65dc1f90e061e5n,
  0x70d869a156d2a1b890bb3df62baf32f7n,
  0x31be135f97d08fd981231505542fcfa6n,
  0x9aa508b5b7a84e1c677de54f3e99bc9n,
  0x5d6af8dedb81196699c329225ee604n,
  0x2216e584f5fa1ea926041bedfe98n,
  0x48a170391f7dc42444e8fa2n,
]

/** Of ticks asked for lately: a position's bounds stay, while its price moves and a whole ladder of prices is tried on it. */
const ratios = new Map<number, bigint>()
const most = 10_000

/**
 * sqrt(1.0001^tick) as Q64.96, exactly as the pool computes it: product in Q128.128 rounded down at each factor, the
 * reciprocal for positive ticks, rounded up to Q64.96 at the end. White paper 6.1; TickMath of v3-sdk (MIT).
 * RangeError unless tick is an integer of [minTick, maxTick].
 */
export function sqrtRatioAtTick(tick: number): bigint {
  const known = ratios.get(tick)
  if (known !== undefined) return known
  checkTick(tick)
  const ratio = computed(tick)
  if (ratios.size === most) ratios.clear()
  ratios.set(tick, ratio)
  return ratio
}

function computed(tick: number): bigint {
  const magnitude = Math.abs(tick)
  let ratio = 1n << 128n
  for (let power = 0; magnitude >> power !== 0; power += 1) {
    if (magnitude & (1 << power)) ratio = (ratio * sqrtRatioOfPower[power]!) >> 128n
  }
  if (tick > 0) ratio = maxUint256 / ratio
  return (ratio + 0xffffffffn) >> 32n
}

const halfLogBase = Math.log1p(0.0001) / 2
const logOfOne = 96 * Math.LN2

/**
 * The tick of a sqrt ratio (Q64.96) and how far into it, in doubles: wrong by less than a hundred-thousandth, nearly all of
 * which is the rounding of the smallest ratios to whole units of Q64.96.
 */
const roughTick = (sqrtRatioX96: bigint): number => (Math.log(Number(sqrtRatioX96)) - logOfOne) / halfLogBase

/**
 * The greatest tick whose sqrt ratio is not above this one (Q64.96). The logarithm in doubles is right to a fraction of a
 * tick; comparing with `sqrtRatioAtTick` makes it exact. White paper 6.1; TickMath.getTickAtSqrtRatio of v3-sdk (MIT).
 * RangeError outside [minSqrtRatio, maxSqrtRatio).
 */
export function tickAtSqrtRatio(sqrtRatioX96: bigint): number {
  if (sqrtRatioX96 < minSqrtRatio || sqrtRatioX96 >= maxSqrtRatio) {
    throw new RangeError(`sqrt ratio outside the pool's range: ${sqrtRatioX96}`)
  }
  let tick = Math.min(Math.max(Math.floor(roughTick(sqrtRatioX96)), minTick), maxTick - 1)
  while (sqrtRatioAtTick(tick) > sqrtRatioX96) tick -= 1
  while (sqrtRatioAtTick(tick + 1) <= sqrtRatioX96) tick += 1
  return tick
}

/**
 * Whether a price lies between the tick's ratio and the next one's, both included. Only within a thousandth of a tick from
 * either are the two ratios, which cost twenty times the logarithm, needed to tell. RangeError unless both are ticks.
 */
export function isAtTick(sqrtPriceX96: bigint, tick: number): boolean {
  checkTick(tick)
  checkTick(tick + 1)
  const into = roughTick(sqrtPriceX96) - tick
  if (into > 0.001 && into < 0.999) return true
  return sqrtPriceX96 >= sqrtRatioAtTick(tick) && sqrtPriceX96 <= sqrtRatioAtTick(tick + 1)
}

export function checkTick(tick: number): void {
  if (!Number.isInteger(tick) || tick < minTick || tick > maxTick) throw new RangeError(`impossible tick: ${tick}`)
}

export function checkTickRange(tickLower: number, tickUpper: number): void {
  checkTick(tickLower)
  checkTick(tickUpper)
  if (tickLower >= tickUpper) throw new RangeError(`tick range upside down: ${tickLower} to ${tickUpper}`)
}
