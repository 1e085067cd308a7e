import { check } from '../../commands/check.ts'
import { wholeScope } from '../../domain/artifacts.ts'
import type { CheckReport } from '../../domain/checkReport.ts'
import { conditionIds } from '../../domain/condition.ts'
import type { Standings } from '../../domain/notification.ts'
import { remember } from '../remember.ts'
import { reportOf } from '../runView.ts'
import type { Services } from '../services.ts'

/** Everything that `check` watches, gathered now and remembered as it does; of each condition what holds. */
export async function standings(names: readonly string[], services: Services, signal: AbortSignal): Promise<Standings> {
  const options = { scope: { ...wholeScope, names }, ids: conditionIds }
  const run = await reportOf(check, options, { from: null, services: async () => services, signal })
  const report = run.report as CheckReport
  const sightings = await remember(check, report, services)
  const memory = await services.conditionMemory()
  const ids = new Map(services.settings.hedges().map(({ name, id }) => [name, id]))
  return {
    at: report.generatedAt,
    toldAt: sightings.map(({ toldAt }) => toldAt).reduce(later, null),
    gaps: report.gaps,
    standings: report.conditions.flatMap(({ gap, ...condition }) => {
      const hedgeId = condition.hedge === null ? null : ids.get(condition.hedge)
      if (hedgeId === undefined) return []
      const { id, hedge, subject, value, unit, message } = condition
      return [{ hedgeId, id, hedge, subject, state: memory.settled(hedgeId, condition), value, unit, message }]
    }),
  }
}

const later = (a: string | null, b: string | null): string | null =>
  a !== null && (b === null || Date.parse(a) >= Date.parse(b)) ? a : b
