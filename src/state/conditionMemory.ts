import { join } from 'node:path'
import { type Condition, conditionKey } from '../domain/condition.ts'
import type { ConditionMemory, ConditionTrace } from '../domain/conditionMemory.ts'
import { object, oneOf, text, where } from '../domain/shape.ts'
import { heldLevel, type Level } from '../math/hysteresis.ts'
import { type KeptFile, type Kind, keptFile } from './history/keptFile.ts'
import { byKey, readable } from './history/tables.ts'

/** What holds of one condition, and since when. */
type Row = { level: Level; at: string }
type Rows = Readonly<Record<string, Row>>
type ConditionFile = { rows: Rows }

/** No hedge has an id as short as this. */
const ofNone = 'machine'

/** A wallet may hold a thousand positions, and of each three things are watched. */
const mostRows = 5_000

/** An id and a subject; nothing that could be an address or a URL. */
const keys = /^(?!.*(?:0[xX][0-9a-fA-F]{40}|:\/\/))[a-z][a-z-]{0,31}( [^\p{C}\p{Zl}\p{Zp}]{1,100})?$/u

const rows = byKey<Row>(
  keys,
  object({
    level: oneOf('ok', 'warning', 'critical'),
    at: where(text, is => !Number.isNaN(Date.parse(is)), 'a moment'),
  }),
)

const kind: Kind<ConditionFile> = {
  empty: { rows: {} },
  read: object({ rows }),
  merge: (theirs, ours) => ({ rows: laterOf(theirs.rows, ours.rows) }),
  mostBytes: 1024 * 1024,
  sealed: true,
}

const laterOf = (theirs: Rows, ours: Rows): Rows =>
  Object.fromEntries(
    [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].map(key => {
      const [a, b] = [own(theirs, key), own(ours, key)]
      return [key, a === null || (b !== null && b.at >= a.at) ? b! : a]
    }),
  )

/** One file a hedge, `conditions/<hedge id>.json` in the state folder, written when a level changes. */
export function openConditionMemory(folder: string): ConditionMemory {
  const files = new Map<string, KeptFile<ConditionFile>>()
  const fileOf = (hedge: string | null): KeptFile<ConditionFile> | null => {
    const name = hedge ?? ofNone
    if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(name)) return null
    const file = files.get(name) ?? keptFile(join(folder, 'conditions', `${name}.json`), kind)
    files.set(name, file)
    return file
  }
  return {
    see: (hedge, trace, at) => {
      const file = fileOf(hedge)
      if (file === null) return
      const known = file.get().rows
      if (isSame(known, after(known, trace, at))) return
      file.change(kept => ({ rows: after(kept.rows, trace, at) }))
      file.flush()
    },
    settled: (hedge, condition) => {
      if (condition.state === 'unknown') return 'unknown'
      const row = own(fileOf(hedge)?.get().rows ?? {}, conditionKey(condition))
      return levelAfter(row?.level ?? 'ok', condition)
    },
  }
}

/** What was not looked at stays; what was, and is not there any more, goes, but for what may only not have been found. */
function after(known: Rows, { ids, conditions }: Omit<ConditionTrace, 'hedge'>, at: string): Rows {
  const unsure = conditions.filter(({ state }) => state === 'unknown').map(({ id }) => id)
  const isKept = (key: string) => {
    const id = key.split(' ')[0]!
    return !ids.some(each => each === id) || unsure.some(each => each === id)
  }
  const kept = Object.entries(known).filter(([key]) => isKept(key))
  const now = conditions.flatMap(condition => {
    if (condition.state === 'unknown') return []
    const key = conditionKey(condition)
    const before = own(known, key)
    const level = levelAfter(before?.level ?? 'ok', condition)
    const row = before?.level === level ? before : { level, at }
    return readable(rows, key, row) === null ? [] : [[key, row] as const]
  })
  return Object.fromEntries([...kept, ...now].slice(-mostRows))
}

/** The least that a value must be back beyond its limit, by unit: a limit of nothing has no tenth. */
const least: Record<Condition['unit'], number> = { '%': 0.3, '': 0, s: 0, d: 0, USD: 0 }

/** Where there is no number, what is said holds. */
const levelAfter = (before: Level, condition: Condition): Level => {
  if (condition.state === 'unknown') return before
  return condition.value === null
    ? condition.state
    : heldLevel(before, condition.value, condition, least[condition.unit])
}

const isSame = (a: Rows, b: Rows): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(b).every(([key, { level }]) => own(a, key)?.level === level)

const own = (table: Rows, key: string): Row | null => (Object.hasOwn(table, key) ? table[key]! : null)
