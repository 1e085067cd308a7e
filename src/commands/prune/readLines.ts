import type { ActionContext } from '../../domain/actionContext.ts'
import type { Hedge } from '../../domain/hedge.ts'
import { type Judged, judge } from './judge.ts'

/** A hedge with what is known of its use. */
export type PruneLine = Judged & { hedge: Hedge; readAt: string | null; openAt: string | null }

export const isInactive = ({ inactiveSince }: PruneLine): boolean => inactiveSince !== null

/** Every hedge, judged by its notes; `begin` begins the notes of one that has none. */
export async function readLines(context: ActionContext, begin: boolean): Promise<PruneLine[]> {
  const activity = await context.activity()
  const now = context.now()
  const after = context.settings.thresholds()['prune.after']
  return context.settings.hedges().map(hedge => {
    const noted = activity.of(hedge.id) ?? (begin ? activity.begin(hedge.id, now.toISOString()) : null)
    const judged: Judged =
      noted === null ? { state: 'active', inactiveSince: null, prunedFrom: null } : judge(noted, now, after)
    return { hedge, ...judged, readAt: noted?.readAt ?? null, openAt: noted?.openAt ?? null }
  })
}
