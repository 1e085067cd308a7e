import { abs, add, compare, type Decimal, divide, isZero, mul, neg, sign, sub, truncateTo } from './decimal.ts'

/**
 * One asset's legs in whole tokens, signed: long > 0. `lpDelta` is the asset held by the LP positions, `perpDelta` the sum
 * of szi (short < 0), `spotDelta` what else counts as held. `target` is the part of lp + spot to be hedged, 1 for all of
 * it. `szDecimals` and `minNotionalUsd` are what the venue accepts: digits of a size after the point, smallest order.
 */
export type ExposureInput = {
  lpDelta: Decimal
  perpDelta: Decimal
  spotDelta: Decimal
  target: Decimal
  szDecimals: number
  markPx: Decimal
  minNotionalUsd: Decimal
}

/** The perp order that brings the hedge to its target. `placeable`: the venue takes an order so small. */
export type Correction = { side: 'buy' | 'sell'; size: Decimal; notionalUsd: Decimal; placeable: boolean }

/**
 * `hedgeRatio` is -perp / (lp + spot), to 30 significant digits: 1 fully hedged, above 1 too short, below 0 long on both
 * legs; null when there is nothing to hedge. `drift` is hedgeRatio - target. `correction` is null when it is less than
 * one lot.
 */
export type Exposure = {
  netDelta: Decimal
  hedgeRatio: Decimal | null
  drift: Decimal | null
  correction: Correction | null
}

const significantDigits = 30

/** netDelta = lp + perp + spot. RangeError for a target below zero or a mark price that is not above it. */
export function netExposure(input: ExposureInput): Exposure {
  if (sign(input.target) < 0) throw new RangeError('a hedge target must not be below zero')
  if (sign(input.markPx) <= 0) throw new RangeError('a mark price must be above zero')
  const held = add(input.lpDelta, input.spotDelta)
  const hedgeRatio = isZero(held) ? null : divide(neg(input.perpDelta), held, significantDigits)
  return {
    netDelta: add(held, input.perpDelta),
    hedgeRatio,
    drift: hedgeRatio && sub(hedgeRatio, input.target),
    correction: correctionOf(held, input),
  }
}

/** The size is rounded towards zero: never past the target. */
function correctionOf(held: Decimal, input: ExposureInput): Correction | null {
  const { perpDelta, target, szDecimals, markPx, minNotionalUsd } = input
  const change = sub(neg(mul(target, held)), perpDelta)
  const size = truncateTo(abs(change), szDecimals)
  if (isZero(size)) return null
  const notionalUsd = mul(size, markPx)
  return {
    side: sign(change) > 0 ? 'buy' : 'sell',
    size,
    notionalUsd,
    placeable: compare(notionalUsd, minNotionalUsd) >= 0,
  }
}
