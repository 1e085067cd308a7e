import { compare, type Decimal, decimal, fromUnits, isZero, one } from '../../math/decimal.ts'
import { moveBetween } from '../../math/ladder.ts'
import { pxNow } from '../status/assetPx.ts'
import { type HedgeLegs, openHolders } from '../status/hedgeLegs.ts'
import { boundMoves } from '../status/pricedLp.ts'
import type { LpReport, PerpReport } from '../status/types.ts'
import { scenarioOf } from './scenario.ts'
import type { LadderReport, LadderRow, PayoffPoint } from './types.ts'

type Step = { move: Decimal; label: string }

/** −50 % … +50 % in tens. */
const evenSteps: readonly Step[] = Array.from({ length: 11 }, (_, index) => ({
  move: fromUnits(BigInt(5 + index), 1),
  label: index === 5 ? 'now' : '',
}))

/** As many as a plot has columns, from −50 % to +50 %, the middle one now. */
const payoffSteps = 61

/**
 * What the hedge is worth as one asset moves and every other stands still: at even steps, at both bounds of each open position that
 * holds it and where each perp on it is liquidated, by price.
 */
export function ladderReport(asset: string, legs: HedgeLegs): LadderReport {
  const px = pxNow(asset, legs)
  if (px === null) return { asset, rows: [], payoff: [], notes: [`no price of ${asset} is known`] }
  const { at, notes } = scenarioOf(asset, legs, px)
  const perps = (legs.perps ?? []).filter(perp => perp.asset === asset)
  const steps = [
    ...evenSteps,
    ...openHolders(legs.lps ?? [], asset).flatMap(lp => boundSteps(lp, asset)),
    ...perps.flatMap(liquidationStep),
  ].sort((a, b) => compare(a.move, b.move))
  const spot = legs.exposure.find(row => row.asset === asset)?.spotDelta ?? null
  return {
    asset,
    rows: steps.map(({ move, label }) => at(move, label)),
    payoff: payoffOf(move => at(move, '')),
    notes: [
      ...notes,
      `${asset} alone moves; the pool and the perp keep the proportion that their prices have now`,
      'fees, those waiting and those earned on the way, and funding are not in it',
      ...(spot === null || isZero(decimal(spot)) ? [] : ["the hedge's side has the spot that counts in it"]),
      ...(perps.some(perp => perp.liquidationPx !== null)
        ? ['beyond its liquidation price a perp is gone: the rows there take it that margin was added in time']
        : []),
    ],
  }
}

/** The bounds by the names they have in the position's own price, which may be of the other token. */
function boundSteps(lp: LpReport, asset: string): Step[] {
  const { low, high } = boundMoves(lp, asset)
  const base = lp.priceQuote.base === 'token0' ? lp.token0 : lp.token1
  const [lower, upper] = base.asset === asset ? ['lower', 'upper'] : ['upper', 'lower']
  const step = (move: Decimal | null, which: string, what: string): Step[] =>
    move === null ? [] : [{ move, label: `#${lp.tokenId} ${which} bound, ${what} ${asset}` }]
  return [...step(low, lower!, 'all'), ...step(high, upper!, 'no')]
}

function liquidationStep({ coin, szi, markPx, liquidationPx }: PerpReport): Step[] {
  if (liquidationPx === null) return []
  const px = decimal(liquidationPx)
  const side = szi.startsWith('-') ? 'short' : 'long'
  // A long that margin covers whole is liquidated at no price above zero.
  return compare(px, fromUnits(0n, 0)) <= 0
    ? []
    : [{ move: moveBetween(decimal(markPx), px), label: `${coin} ${side} liquidated` }]
}

/** None where a leg is missing: half a payoff is none. */
function payoffOf(at: (move: Decimal) => LadderRow): PayoffPoint[] {
  const points: PayoffPoint[] = []
  for (let step = 0; step < payoffSteps; step += 1) {
    const move = step * 2 === payoffSteps - 1 ? one : decimal(String(0.5 + step / (payoffSteps - 1)))
    const { priceUsd, lpChangeUsd, hedgeChangeUsd, netChangeUsd } = at(move)
    if (lpChangeUsd === null || hedgeChangeUsd === null || netChangeUsd === null) return []
    points.push({ priceUsd, lpChangeUsd, hedgeChangeUsd, netChangeUsd })
  }
  return points
}
