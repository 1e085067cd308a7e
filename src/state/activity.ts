import { join } from 'node:path'
import { type Activity, type ActivityMemory, isClockOff, legStates, type Sighting } from '../domain/activity.ts'
import { nullable, object, oneOf, optional, type Reader, text, where } from '../domain/shape.ts'
import { type KeptFile, type Kind, keptFile } from './history/keptFile.ts'

type Kept = { activity: Activity | null }

const moment: Reader<string> = where(text, is => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(is), 'a moment')

const activity = object({
  since: moment,
  readAt: nullable(moment),
  openAt: nullable(moment),
  // Files of older versions have none of these three.
  closedSince: optional(nullable(moment), null),
  closedAt: optional(nullable(moment), null),
  keptAt: optional(nullable(moment), null),
  legs: oneOf(...legStates),
  warnedAt: nullable(moment),
})

const kind: Kind<Kept> = {
  empty: { activity: null },
  read: object({ activity: nullable(activity) }),
  merge: (theirs, ours) => ({ activity: bothOf(theirs.activity, ours.activity) }),
  mostBytes: 4_096,
}

/** Moments only move forward: of two processes the later of each is true, and legs are as whoever read last saw them. */
function bothOf(a: Activity | null, b: Activity | null): Activity | null {
  if (a === null || b === null) return a ?? b
  const openAt = later(a.openAt, b.openAt)
  const closedSince = later(a.closedSince, b.closedSince)
  return {
    since: [a.since, b.since].sort()[0]!,
    readAt: later(a.readAt, b.readAt),
    openAt,
    ...((closedSince ?? '') > (openAt ?? '') ? { closedSince, closedAt: later(a.closedAt, b.closedAt) } : notClosed),
    legs: (a.readAt ?? '') > (b.readAt ?? '') ? a.legs : b.legs,
    warnedAt: later(a.warnedAt, b.warnedAt),
    keptAt: later(a.keptAt, b.keptAt),
  }
}

const later = (a: string | null, b: string | null): string | null => ((a ?? '') > (b ?? '') ? a : b)

const notClosed = { closedSince: null, closedAt: null }

const fresh = (at: string): Activity => ({
  since: at,
  readAt: null,
  openAt: null,
  ...notClosed,
  legs: 'unknown',
  warnedAt: null,
  keptAt: null,
})

/**
 * What was seen at a moment. A clock that was set back makes nothing older than it was noted before, and what a clock that
 * is off says of a rest does not count: whoever is in doubt about the time lets nothing age.
 */
function seen(known: Activity, at: string, { legs, read, toldAt }: Sighting): Activity {
  const readAt = read ? later(known.readAt, at) : known.readAt
  if (legs === 'open' || legs === 'alarm')
    return { ...known, ...notClosed, readAt, legs, openAt: later(known.openAt, at) }
  if (!read || (legs === 'closed' && isClockOff(at, toldAt))) return { ...known, readAt }
  if (legs === 'unknown') return { ...known, readAt, legs }
  const begun = [known.since, known.readAt, known.openAt].reduce(later, at)
  const closedSince = known.closedSince ?? begun
  return { ...known, readAt, legs, closedSince, closedAt: later(known.closedAt, at) }
}

/** One file a hedge, `activity/<hedge id>.json` in the state folder, written at once. */
export function openActivity(folder: string): ActivityMemory {
  const files = new Map<string, KeptFile<Kept>>()
  const fileOf = (hedge: string): KeptFile<Kept> => {
    const file = files.get(hedge) ?? keptFile(join(folder, 'activity', `${hedge}.json`), kind)
    files.set(hedge, file)
    return file
  }
  const change = (hedge: string, at: string, edit: (known: Activity) => Activity): Activity => {
    const file = fileOf(hedge)
    file.change(kept => ({ activity: edit(kept.activity ?? fresh(at)) }))
    file.flush()
    return file.get().activity ?? fresh(at)
  }
  return {
    of: hedge => fileOf(hedge).get().activity,
    begin: (hedge, at) => fileOf(hedge).get().activity ?? change(hedge, at, known => known),
    sight: (hedge, at, sighting) => void change(hedge, at, known => seen(known, at, sighting)),
    warn: (hedge, at) => void change(hedge, at, known => ({ ...known, warnedAt: later(known.warnedAt, at) })),
    keep: (hedge, at) => void change(hedge, at, known => ({ ...known, keptAt: later(known.keptAt, at) })),
  }
}
