import { join } from 'node:path'
import { type Activity, type ActivityMemory, legStates } from '../domain/activity.ts'
import { nullable, object, oneOf, type Reader, text, where } from '../domain/shape.ts'
import { type KeptFile, type Kind, keptFile } from './history/keptFile.ts'

type Kept = { activity: Activity | null }

const moment: Reader<string> = where(text, is => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(is), 'a moment')

const activity = object({
  since: moment,
  readAt: nullable(moment),
  openAt: nullable(moment),
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
  return {
    since: [a.since, b.since].sort()[0]!,
    readAt: later(a.readAt, b.readAt),
    openAt: later(a.openAt, b.openAt),
    legs: (a.readAt ?? '') > (b.readAt ?? '') ? a.legs : b.legs,
    warnedAt: later(a.warnedAt, b.warnedAt),
  }
}

const later = (a: string | null, b: string | null): string | null => ((a ?? '') > (b ?? '') ? a : b)

const fresh = (at: string): Activity => ({ since: at, readAt: null, openAt: null, legs: 'unknown', warnedAt: null })

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
    sight: (hedge, at, { read, legs }) => {
      const isOpen = legs === 'open' || legs === 'alarm'
      change(hedge, at, known => ({
        ...known,
        ...(read ? { readAt: at, legs } : {}),
        ...(isOpen ? { openAt: at } : {}),
      }))
    },
    warn: (hedge, at) => void change(hedge, at, known => ({ ...known, warnedAt: at })),
  }
}
