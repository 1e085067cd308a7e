import type { Standing } from '../../domain/notification.ts'
import {
  type KeptEvent,
  longestWait,
  mostWaitingEvents,
  type NotifyMemory,
  type WaitingNotification,
} from '../../domain/notifyMemory.ts'
import { changesIn, type Tolerance } from './changesIn.ts'
import { compacted, type Looked, watched } from './watched.ts'

export type Ground = Omit<Looked, 'at'> &
  Tolerance & {
    /** By what clock it is judged whether what waits is too old (`now`): one that is ahead of what the venues tell makes nothing old. */
    settled?: Date
    /** For the next notification. */
    id: string
    /** Names of all targets there are. */
    targets: readonly string[]
  }

const hour = 3_600_000

/** Milliseconds by which a run may be behind another; a look that was later by more was noted by a clock that was wrong. */
const longestRun = 600_000

/**
 * What is remembered once all that stands now was looked at: what is due waits to be sent. A change to critical, and its end, at
 * once; everything else together, at most once an hour, and not at all when it was over before that. A moment in the future was
 * noted by a clock that was wrong, and holds nobody up. The same as before where nothing is otherwise, and for a run that looked
 * before one that was quicker.
 */
export function planned(known: NotifyMemory, standings: readonly Standing[], ground: Ground): NotifyMemory {
  const at = ground.now.toISOString()
  const late = known.lookedAt === null ? 0 : Date.parse(known.lookedAt) - ground.now.getTime()
  if (late > 0 && late < longestRun) return known
  const rows = watched(known.rows, standings, { ...ground, at })
  const rest = known.batchedAt === null ? hour : ground.now.getTime() - Date.parse(known.batchedAt)
  const due = changesIn(rows, standings, ground).filter(({ urgent }) => urgent || rest >= hour || rest < 0)
  for (const { hedge, key, state } of due) rows[hedge]![key] = { ...rows[hedge]![key]!, told: state }
  const waiting = known.waiting.flatMap(each => forThese(each, ground.targets))
  const young = waiting.filter(each => (ground.settled ?? ground.now).getTime() - Date.parse(each.at) <= longestWait)
  const all = due.length === 0 ? young : [...young, freshOf(due, ground)]
  const kept = bounded(all)
  const next: NotifyMemory = {
    rows: compacted(rows),
    lookedAt: known.lookedAt,
    batchedAt: due.some(({ urgent }) => !urgent) ? at : known.batchedAt,
    waiting: kept,
    dropped: known.dropped + count(waiting) - count(young) + count(all) - count(kept),
  }
  return JSON.stringify(next) === JSON.stringify({ ...next, ...known }) ? known : { ...next, lookedAt: at }
}

/** What is urgent alone, of what nobody was told yet: for a run that can remember nothing of what it tells. */
export function urgentNow(known: NotifyMemory, standings: readonly Standing[], ground: Ground): KeptEvent[] {
  const rows = watched(known.rows, standings, { ...ground, at: ground.now.toISOString() })
  return changesIn(rows, standings, ground).flatMap(({ urgent, event }) => (urgent ? [event] : []))
}

const freshOf = (due: readonly { event: KeptEvent }[], { id, now, targets }: Ground): WaitingNotification => ({
  id,
  at: now.toISOString(),
  events: due.map(({ event }) => event),
  left: Object.fromEntries(targets.map(name => [name, null])),
})

/** Without targets that are gone; nothing where none is left. */
function forThese(each: WaitingNotification, targets: readonly string[]): WaitingNotification[] {
  const left = Object.fromEntries(Object.entries(each.left).filter(([name]) => targets.includes(name)))
  return Object.keys(left).length === 0 ? [] : [{ ...each, left }]
}

/** The newest that fit. */
function bounded(waiting: readonly WaitingNotification[]): WaitingNotification[] {
  let events = 0
  const kept: WaitingNotification[] = []
  for (const each of waiting.toReversed()) {
    const room = mostWaitingEvents - events
    if (room <= 0) break
    const its = each.events.length > room ? { ...each, events: each.events.slice(0, room) } : each
    events += its.events.length
    kept.unshift(its)
  }
  return kept
}

const count = (waiting: readonly WaitingNotification[]): number =>
  waiting.reduce((sum, { events }) => sum + events.length, 0)
