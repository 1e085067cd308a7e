import type { Sighting } from '../domain/activity.ts'
import type { AnyView, Report } from '../domain/command.ts'
import { unknownPosition } from '../domain/historyMemory.ts'
import type { Services } from './services.ts'

/** A past that cannot be is read anew, once in so long (milliseconds): a second time the same would come of it. */
const rest = 6 * 3_600_000

/**
 * Writes what a live report leaves behind, and answers what it saw. Hedges are known there by their ids; an address given ad
 * hoc has none.
 */
export async function remember(view: AnyView, report: Report, services: Services): Promise<readonly Sighting[]> {
  const {
    sightings = [],
    refuted = [],
    audits = [],
    records = [],
    conditions = [],
  } = (await view.remember?.(report)) ?? {}
  const hedges = services.settings.hedges()
  const idOf = (name: string) => hedges.find(hedge => hedge.name === name)?.id
  if (sightings.some(({ name }) => idOf(name) !== undefined)) {
    const activity = await services.activity()
    for (const sighting of sightings) {
      const id = idOf(sighting.name)
      if (id !== undefined) activity.sight(id, report.generatedAt, sighting)
    }
  }
  if (audits.length > 0) {
    const { rememberAudits } = await import('./rememberAudits.ts')
    await rememberAudits(audits, report.generatedAt, services)
  }
  if (records.some(({ name }) => idOf(name) !== undefined)) {
    const { rememberRecords } = await import('./rememberRecords.ts')
    await rememberRecords(records, services)
  }
  if (conditions.length > 0) {
    const { rememberConditions } = await import('./rememberConditions.ts')
    await rememberConditions(conditions, report.generatedAt, services)
  }
  if (!refuted.some(({ name }) => idOf(name) !== undefined)) return sightings
  const history = await services.history()
  for (const { name, nft } of refuted) {
    const id = idOf(name)
    const saved = id === undefined ? null : history.position(id, nft)
    // A moment of the future was noted by a clock that was wrong.
    const since = Date.parse(report.generatedAt) - Date.parse(saved?.refuted ?? '')
    if (id === undefined || saved === null || (since >= 0 && since < rest)) continue
    history.keepPosition(id, nft, { ...unknownPosition, refuted: report.generatedAt })
  }
  history.flush()
  return sightings
}
