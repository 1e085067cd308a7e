import type { AnyView, Report } from '../domain/command.ts'
import type { Services } from './services.ts'

/** Writes what a live report leaves behind. Hedges are known there by their ids; an address given ad hoc has none. */
export async function remember(view: AnyView, report: Report, services: Services): Promise<void> {
  const { sightings = [] } = view.remember?.(report) ?? {}
  const hedges = services.settings.hedges()
  const seen = sightings.flatMap(sighting => {
    const hedge = hedges.find(({ name }) => name === sighting.name)
    return hedge === undefined ? [] : [{ id: hedge.id, sighting }]
  })
  if (seen.length === 0) return
  const activity = await services.activity()
  for (const { id, sighting } of seen) activity.sight(id, report.generatedAt, sighting)
}
