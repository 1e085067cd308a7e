import { assetOf } from '../../domain/assets.ts'
import {
  add,
  type Decimal,
  decimal,
  fromUnits,
  mul,
  one,
  sub,
  sum,
  toNumber,
  toText,
  zero,
} from '../../math/decimal.ts'
import { type PricedPosition, perpChange, valueAt } from '../../math/ladder.ts'
import { whyNoDollars } from '../status/dollarDex.ts'
import { type HedgeLegs, openHolders } from '../status/hedgeLegs.ts'
import { movesOf, pricedLp } from '../status/pricedLp.ts'
import type { LpReport } from '../status/types.ts'
import type { LadderRow } from './types.ts'

export type Scenario = (move: Decimal, label: string) => LadderRow

type Held = { lp: LpReport; priced: PricedPosition }

/**
 * What each leg does when one asset's price becomes `move` times what it is. Pool prices and every perp's mark keep the proportion
 * they have now, so that nothing changes at 1; `px` is where that is counted from. A leg that is not all known is null.
 */
export function scenarioOf(asset: string, legs: HedgeLegs, px: Decimal): { at: Scenario; notes: string[] } {
  const row = legs.exposure.find(each => each.asset === asset)
  const held = row?.lpDelta == null ? null : heldOf(asset, legs)
  const perps = legs.perps?.filter(perp => perp.asset === asset) ?? null
  const foreign = perps?.map(({ coin }) => whyNoDollars(coin, legs.isDollarDex)).find(why => why !== null) ?? null
  const spot = row?.spotDelta == null ? null : decimal(row.spotDelta)
  const now = held && lpAt(held, asset, one).valueUsd
  const at: Scenario = (move, label) => {
    const lp = held && lpAt(held, asset, move)
    const hedge =
      perps === null || spot === null || foreign !== null
        ? null
        : sum([
            ...perps.map(({ szi, markPx }) => perpChange(decimal(szi), decimal(markPx), move)),
            perpChange(spot, px, move),
          ])
    const size = perps && spot && add(spot, sum(perps.map(inAsset)))
    const change = lp && now && sub(lp.valueUsd, now)
    return {
      label,
      move: toNumber(sub(move, one)),
      priceUsd: toNumber(mul(px, move)),
      lpValueUsd: lp && toNumber(lp.valueUsd),
      lpChangeUsd: change && toNumber(change),
      hedgeChangeUsd: hedge && toNumber(hedge),
      netChangeUsd: change && hedge && toNumber(add(change, hedge)),
      delta: lp && size && toText(add(lp.delta, size)),
    }
  }
  const notes = [
    ...(held === null ? [`not all that holds ${asset} is known, or has a price: the LP's side is left out`] : []),
    ...(perps === null || spot === null ? ["not all perps and spot are known: the hedge's side is left out"] : []),
    ...(foreign === null ? [] : [`${foreign}: the hedge's side is left out`]),
  ]
  return { at, notes }
}

/** Null when one of them cannot be valued. */
function heldOf(asset: string, { lps, markets }: HedgeLegs): Held[] | null {
  if (lps === null) return null
  const all = openHolders(lps, asset).map(lp => ({ lp, priced: pricedLp(lp, markets) }))
  const valued = all.filter((each): each is Held => each.priced !== null)
  return valued.length < all.length ? null : valued
}

function lpAt(held: readonly Held[], asset: string, move: Decimal): { valueUsd: Decimal; delta: Decimal } {
  const parts = held.map(({ lp, priced }) => {
    const { amount0, amount1, valueUsd } = valueAt(priced, movesOf(lp, asset, move))
    const sides = [
      { token: lp.token0, amount: amount0 },
      { token: lp.token1, amount: amount1 },
    ]
    const delta = sum(
      sides.map(({ token, amount }) => (token.asset === asset ? mul(amount, decimal(token.ratio ?? '1')) : zero)),
    )
    return { valueUsd, delta }
  })
  return { valueUsd: sum(parts.map(part => part.valueUsd)), delta: sum(parts.map(part => part.delta)) }
}

const inAsset = ({ coin, szi }: { coin: string; szi: string }): Decimal =>
  mul(decimal(szi), fromUnits(BigInt(assetOf(coin).unit), 0))
