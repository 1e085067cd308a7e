import type { PerpMetas } from '../../domain/perp.ts'
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
    ...(spot === null ? [] : heldTogether(() => spotChecks(spot, { mode, dexes: whole ? dexes : null }))),
  ]
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
