import type { DexState, WirePerp } from '../domain/perp.ts'
import type { Beside } from './crossChecks.ts'
import { type IdentityBreak, isMarginedByPosition } from './identities.ts'

/** Marks move between two answers of one gathering. */
const markTolerance = 0.02

/**
 * Within one position: cross marginUsed = positionValue / leverage; unrealizedPnl = sign · positionValue − szi · entryPx,
 * as near as entryPx is printed (five digits, six decimals). Across answers: positionValue = |szi| · markPx of the market,
 * and no position on a coin the dex does not list.
 */
export function positionChecks(state: DexState, { mode, markets }: Beside): IdentityBreak[] {
  return state.positions.flatMap(position => {
    const listed = markets?.find(market => market.coin === position.coin)
    return [
      ...(isMarginedByPosition(mode) ? margin(position) : []),
      ...profit(position),
      ...(markets ? mark(position, listed?.markPx, listed !== undefined) : []),
    ]
  })
}

function margin({ coin, leverage, positionValue, marginUsed }: WirePerp): IdentityBreak[] {
  if (leverage.type === 'isolated') return []
  const difference = Number(positionValue) / leverage.value - Number(marginUsed)
  return broken('marginUsed', coin, difference, 1e-6 + 1e-12 * Number(positionValue))
}

function profit({ coin, szi, entryPx, positionValue, unrealizedPnl }: WirePerp): IdentityBreak[] {
  const size = Number(szi)
  const cost = size * Number(entryPx)
  const difference = Math.sign(size) * Number(positionValue) - cost - Number(unrealizedPnl)
  return broken('unrealizedPnl', coin, difference, 5e-5 * Math.abs(cost) + 1e-6 * Math.abs(size) + 1e-6)
}

function mark(
  { coin, szi, positionValue }: WirePerp,
  markPx: string | null | undefined,
  listed: boolean,
): IdentityBreak[] {
  const value = Number(positionValue)
  if (!listed) return [{ field: 'position.coin', coin, difference: -value }]
  if (markPx == null) return []
  const difference = Math.abs(Number(szi)) * Number(markPx) - value
  return broken('positionValue', coin, difference, markTolerance * value + 1e-6)
}

const broken = (field: string, coin: string, difference: number, tolerance: number): IdentityBreak[] =>
  Math.abs(difference) <= tolerance ? [] : [{ field: `position.${field}`, coin, difference }]
