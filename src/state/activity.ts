import { join } from 'node:path'
import { type Activity, type ActivityMemory, isClockOff, type Sighting } from '../domain/activity.ts'
import { nullable, object } from '../domain/shape.ts'
import { vanishedBy } from '../domain/vanishedBy.ts'
import { activityShape } from './activityShape.ts'
import { type KeptFile, type Kind, keptFile } from './history/keptFile.ts'

type Kept = { activity: Activity | null }

const kind: Kind<Kept> = {
  empty: { activity: null },
  read: object({ activity: nullable(activityShape) }),
  merge: (theirs, ours) => ({ activity: bothOf(theirs.activity, ours.activity) }),
  mostBytes: 32_768,
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
    ...bothSeen(a, b),
  }
}

/** Whatever one of them missed of what the other saw before is judged again by what was seen last. */
function bothSeen(a: Activity, b: Activity): Pick<Activity, 'whole' | 'vanished' | 'acceptedAt'> {
  const [first, last] = (a.whole?.at ?? '') > (b.whole?.at ?? '') ? [b, a] : [a, b]
  const acceptedAt = later(a.acceptedAt, b.acceptedAt)
  if (last.whole === null) return { whole: null, vanished: [], acceptedAt }
  const noted = last.vanished.map(({ coin }) => coin)
  const vanished = [...last.vanished, ...first.vanished.filter(({ coin }) => !noted.includes(coin))]
  const isNews = ({ noticedAt }: { noticedAt: string }) => noticedAt > (acceptedAt ?? '')
  return {
    whole: last.whole,
    vanished: vanishedBy({ whole: first.whole, vanished }, last.whole).filter(isNews),
    acceptedAt,
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
  whole: null,
  vanished: [],
  acceptedAt: null,
})

function seen(noted: Activity, at: string, sighting: Sighting): Activity {
  const { toldAt } = sighting
  const known = toldAt === null || isClockOff(at, toldAt) ? noted : notAhead(noted, at)
  return { ...known, ...inUse(known, at, sighting), ...perpsOf(known, at, sighting) }
}

/** What was noted by a clock that was ahead, once one that the venues bear out is back behind it. */
function notAhead(known: Activity, at: string): Activity {
  const settled = <T extends string | null>(noted: T): T =>
    noted !== null && noted > at && isClockOff(at, noted) ? (at as T) : noted
  const { since, readAt, openAt, closedSince, closedAt, warnedAt, keptAt, whole, acceptedAt } = known
  return {
    ...known,
    ...{ since: settled(since), readAt: settled(readAt), openAt: settled(openAt) },
    ...{ closedSince: settled(closedSince), closedAt: settled(closedAt) },
    ...{ warnedAt: settled(warnedAt), keptAt: settled(keptAt), acceptedAt: settled(acceptedAt) },
    whole: whole === null ? null : { ...whole, at: settled(whole.at) },
  }
}

/** What is not all known says nothing of what went away. */
function perpsOf(known: Activity, at: string, { whole }: Sighting): Partial<Activity> {
  if (whole === null) return {}
  const now = { ...whole, at: later(known.whole?.at ?? null, at)! }
  return { whole: now, vanished: vanishedBy(known, now) }
}

/**
 * What was seen at a moment. A clock that was set back makes nothing older than it was noted before, and what a clock that
 * is off says of a rest does not count: whoever is in doubt about the time lets nothing age.
 */
function inUse(known: Activity, at: string, { legs, read, toldAt }: Sighting): Activity {
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
    accept: (hedge, at) =>
      void change(hedge, at, known => ({
        ...known,
        vanished: [],
        acceptedAt: known.vanished.map(({ noticedAt }) => noticedAt).reduce(later, later(known.acceptedAt, at)),
      })),
  }
}
