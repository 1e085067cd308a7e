import type { Gap } from '../../domain/read.ts'

/** What tells one element of a list from another, whichever of these it has. */
const identity = ['subject', 'chain', 'tokenId', 'network', 'dex', 'coin', 'address', 'account'] as const

/**
 * Artifacts in which what could not be read is as it was read last, each with the moment at which it was; `lost` hears of every gap that
 * is covered so. The past of positions stays with the positions that it was proved by: where these are read anew it is not kept.
 */
export function keepLast<T extends object>(
  before: T | null,
  now: T,
  mayKeep: (gap: Gap) => boolean,
  lost: (gap: Gap) => void = () => {},
): T {
  if (before === null) return now
  const isKept = (gap: Gap) => {
    const answer = mayKeep(gap)
    if (answer) lost(gap)
    return answer
  }
  const merged = { ...now } as Table
  for (const [name, read] of Object.entries(now)) merged[name] = artifactOf((before as Table)[name], read, isKept)
  const { histories, lps } = now as Table
  // Another block may have another liquidity.
  if (merged.lps === lps && histories !== undefined) merged.histories = histories
  if (merged.lps !== lps) merged.histories = withPastOf(merged, before as Table, lps)
  return merged as T
}

/** Of positions that are not read nothing of the past is asked for: with those that are kept goes what is known of it. */
function withPastOf({ lps, histories }: Table, before: Table, lpsNow: unknown): unknown {
  const list = listOf(histories)
  if (list === null) return histories
  const now = new Set(listOf(lpsNow))
  const kept = (listOf(lps) ?? []).filter(each => !now.has(each)).map(placeOf)
  const past = (listOf(before.histories) ?? []).filter(each => kept.includes(placeOf(each)))
  const known = new Set(list.map(keyOf))
  return { ...(histories as Table), ok: [...list, ...past.filter(each => !known.has(keyOf(each)))] }
}

const listOf = (read: unknown): unknown[] | null => (isObject(read) && Array.isArray(read.ok) ? read.ok : null)

const placeOf = (value: unknown): string => (isObject(value) ? `${value.subject} ${value.chain}` : '')

type Table = Record<string, unknown>
type IsKept = (gap: Gap) => boolean

/** A list of readings, each of which may have gaps of its own. What was read to its end says all there is below it. */
function artifactOf(before: unknown, now: unknown, isKept: IsKept): unknown {
  if (!isObject(now) || !isObject(before)) return now
  const { ok: list } = now
  const { ok: known } = before
  if (!Array.isArray(list) || !Array.isArray(known)) return leafOf(before, now, isKept)
  const byKey = new Map(known.map(each => [keyOf(each), each]))
  const readings = list.map(each => readingOf(byKey.get(keyOf(each)), each, isKept))
  return readings.every((each, at) => each === list[at]) ? now : { ...now, ok: readings }
}

function readingOf(before: unknown, now: unknown, isKept: IsKept): unknown {
  if (!isObject(now) || !isObject(before)) return now
  const fields = Object.entries(now).map(([name, value]) => [name, fieldOf(before[name], value, isKept)] as const)
  return fields.every(([name, value]) => value === now[name]) ? now : Object.fromEntries(fields)
}

function fieldOf(before: unknown, now: unknown, isKept: IsKept): unknown {
  if (!Array.isArray(now)) return leafOf(before, now, isKept)
  // Nothing in a gap says which of them it is of.
  if (!Array.isArray(before) || before.length !== now.length) return now
  const leaves = now.map((each, at) => leafOf(before[at], each, isKept))
  return leaves.every((each, at) => each === now[at]) ? now : leaves
}

const leafOf = (before: unknown, now: unknown, isKept: IsKept): unknown =>
  isObject(now) && isGap(now) && isObject(before) && 'ok' in before && isKept(now.gap) ? before : now

function keyOf(value: unknown): string {
  const parts = identity.filter(name => isObject(value) && typeof value[name] === 'string')
  return parts.map(name => `${name} ${(value as Table)[name]}`).join(', ')
}

const isObject = (value: unknown): value is Table => typeof value === 'object' && value !== null
const isGap = (value: Table): value is { gap: Gap } => isObject(value.gap)
