import type { DexState, PerpMetas } from '../../domain/perp.ts'
import { crossChecks } from '../../math/crossChecks.ts'
import { spotChecks } from '../../math/spotChecks.ts'
import type { Markets } from './markets.ts'
import type { Holder } from './perpLeg.ts'

/** Where the venue says one thing twice and differently. */
export type Disagreement = { field: string; coin: string | null }

/** Everything of an account that can be computed twice; what was altered on the way, or misread, shows here. */
export function disagreementsOf(
  { mode, states, spot }: Holder,
  markets: Markets,
  metas: PerpMetas | null,
): Disagreement[] {
  const known = states.filter(state => state !== null)
  const collateralOf = (dex: string) => metas?.dexes.find(meta => meta.dex === dex)?.collateralToken
  const dexes = known.flatMap(state => {
    const collateralToken = collateralOf(state.dex)
    return collateralToken === undefined ? [] : [{ state, collateralToken }]
  })
  const whole = known.length === states.length && dexes.length === known.length
  return [
    ...known.flatMap(state => heldTogether(() => crossChecks(state, { mode, markets: markets.of(state.dex) }))),
    ...known.flatMap(state => listings(state, markets, metas)),
    ...(spot === null ? [] : heldTogether(() => spotChecks(spot, { mode, dexes: whole ? dexes : null }))),
  ]
}

/** Oracle and mark of one coin stay near each other: the venue itself keeps the mark within a few per cent. */
const farApart = 0.2

/** Of the coins held: what the list of dexes and the markets both say of them, and oracle against mark. */
function listings({ dex, positions }: DexState, markets: Markets, metas: PerpMetas | null): Disagreement[] {
  const listed = metas?.dexes.find(meta => meta.dex === dex)?.markets
  return positions.flatMap(({ coin }): Disagreement[] => {
    const market = markets.of(dex)?.find(candidate => candidate.coin === coin)
    if (market === undefined) return []
    const meta = listed?.find(candidate => candidate.coin === coin)
    const [mark, oracle] = [Number(market.markPx), Number(market.oraclePx)]
    const apart = mark > 0 && oracle > 0 && Math.abs(mark / oracle - 1) > farApart
    return [
      ...(meta && meta.szDecimals !== market.szDecimals ? [{ field: 'szDecimals', coin }] : []),
      ...(meta && meta.maxLeverage !== market.maxLeverage ? [{ field: 'maxLeverage', coin }] : []),
      ...(apart ? [{ field: 'oraclePx', coin }] : []),
    ]
  })
}

/** Numbers that no account can have (a maximal leverage of one half) agree with nothing. */
function heldTogether(check: () => Disagreement[]): Disagreement[] {
  try {
    return check()
  } catch (error) {
    if (error instanceof RangeError) return [{ field: 'position', coin: null }]
    throw error
  }
}
