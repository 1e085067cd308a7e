import { type ConditionId, type ConditionState, conditionIds, conditionKey } from '../../domain/condition.ts'
import type { EventKind, Standing } from '../../domain/notification.ts'
import type { KeptEvent, WatchedRow } from '../../domain/notifyMemory.ts'
import { plainWords } from './plainWords.ts'
import type { Rows } from './watched.ts'

/** Something that is not as it was told: `urgent` is a change to critical, and its end. */
export type Change = { hedge: string; key: string; state: ConditionState; urgent: boolean; event: KeptEvent }

export type Tolerance = {
  now: Date
  /** Minutes for which something of a hedge may stay unknown before that is told (`unknown.after`). */
  patience(hedgeId: string | null): number
  nameOf(hedgeId: string): string | null
}

/** Everything that a person was told otherwise, as it is now. */
export function changesIn(rows: Rows, standings: readonly Standing[], tolerance: Tolerance): Change[] {
  const found = new Map(standings.map(each => [`${each.hedgeId ?? ''} ${conditionKey(each)}`, each]))
  return Object.entries(rows).flatMap(([hedge, its]) =>
    Object.entries(its).flatMap(([key, row]): Change[] => {
      const hedgeId = hedge === '' ? null : hedge
      const kind = kindOf(row, tolerance, hedgeId)
      if (kind === null) return []
      const standing = found.get(`${hedge} ${key}`) ?? notWatched(key, hedgeId, tolerance)
      return [{ hedge, key, state: row.state, urgent: isUrgent(row), event: eventOf(standing, kind, row) }]
    }),
  )
}

const isUrgent = ({ state, told }: WatchedRow): boolean =>
  state === 'critical' || (told === 'critical' && state === 'ok')

/** Null: there is nothing to tell. */
function kindOf({ state, since, told }: WatchedRow, { now, patience }: Tolerance, hedge: string | null) {
  if (state === told) return null
  const kinds: Record<ConditionState, EventKind | null> = {
    ok: 'closed',
    warning: told === 'critical' ? 'eased' : 'opened',
    critical: told === 'warning' ? 'escalated' : 'opened',
    unknown: null,
  }
  if (state !== 'unknown') return kinds[state]
  const lasted = now.getTime() - Date.parse(since)
  return lasted >= patience(hedge) * 60_000 || lasted < 0 ? ('unknown' as const) : null
}

const eventOf = (standing: Standing, kind: EventKind, { state, since }: WatchedRow): KeptEvent => ({
  hedgeId: standing.hedgeId,
  hedge: standing.hedge,
  condition: standing.id,
  subject: plainWords(standing.subject, 120),
  kind,
  state,
  value: standing.value,
  unit: standing.unit,
  message: plainWords(standing.message, 300),
  since,
})

/** What was told of is gone: a position that was closed, a limit that was taken away. */
function notWatched(key: string, hedgeId: string | null, { nameOf }: Tolerance): Standing {
  const [id = '', ...subject] = key.split(' ')
  return {
    id: conditionIds.find(each => each === id) ?? (id as ConditionId),
    hedgeId,
    hedge: hedgeId === null ? null : nameOf(hedgeId),
    subject: subject.join(' '),
    state: 'ok',
    value: null,
    unit: '',
    message: 'it is not watched any more',
  }
}
