import type { AuditTrace } from '../domain/auditMemory.ts'
import type { Services } from './services.ts'

/**
 * Writes what audits leave. Which baselines there are is noted in the settings too, after they were written: a kill in between is
 * made good by the next audit, and one that goes away later is missed.
 */
export async function rememberAudits(audits: readonly AuditTrace[], at: string, services: Services): Promise<void> {
  const { settings } = services
  const hedges = settings.hedges()
  const known = audits.flatMap(({ hedge, ...trace }) => {
    const id = hedge === null ? null : hedges.find(({ name }) => name === hedge)?.id
    return id === undefined ? [] : [{ id, trace }]
  })
  if (known.length === 0) return
  const memory = await services.auditMemory()
  for (const { id, trace } of known) {
    memory.keep(id, trace, at)
    if (id === null) continue
    if (trace.renew) await knowVanished(id, at, services)
    const [noted, there] = [settings.baselines(id), memory.baselines(id)]
    const isNoted = Object.keys(there).every(part => Object.hasOwn(noted, part))
    if (isNoted) continue
    await settings.noteBaselines(id, { ...there, ...noted }).catch(() => {
      // Settings that cannot be written end no report: the next audit notes it.
    })
  }
}

/** Who accepts how a hedge is now accepts that a perp of it is gone, too. */
async function knowVanished(id: string, at: string, services: Services): Promise<void> {
  const activity = await services.activity()
  if ((activity.of(id)?.vanished.length ?? 0) > 0) activity.accept(id, at)
}
