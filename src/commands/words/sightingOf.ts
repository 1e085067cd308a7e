import type { LegState, Sighting } from '../../domain/activity.ts'
import { isClosed } from '../status/isClosed.ts'
import type { HedgeReport } from '../status/types.ts'

/** What a report says of a hedge's use, for a later run to know whether it is inactive. */
export const sightingOf = (hedge: HedgeReport): Sighting => ({
  name: hedge.name,
  read: hedge.lps.length > 0 || hedge.account !== null,
  legs: legsOf(hedge),
})

/** Without a leg that was read nothing is closed: what is missing may be open. */
function legsOf({ lps, perps, gaps, alerts }: HedgeReport): LegState {
  if (lps.some(lp => !isClosed(lp))) return 'open'
  const isAlarm = alerts.some(({ id }) => id === 'unhedged-perp')
  if (perps.length > 0) return isAlarm ? 'alarm' : 'open'
  return gaps.length === 0 ? 'closed' : 'unknown'
}
