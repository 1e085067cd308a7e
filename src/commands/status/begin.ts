import type { Subject } from '../../domain/hedge.ts'
import { sign } from '../../math/decimal.ts'
import { endPosition } from '../../math/fillOrder.ts'
import type { HedgeFill } from './hedgeFills.ts'
import type { PnlReport } from './resultTypes.ts'

/** When a hedge began, in milliseconds, and what says so; `opening` where a fill does. */
export type Beginning = { at: number; source: NonNullable<PnlReport['sinceSource']>; opening: HedgeFill | null }

/**
 * At `--since`; else at the first fill at or after the first mint that opened a short, from nothing or across zero; else when it
 * was added. `fills` are the hedge's own, each coin's of an account in order; null where one since the mint may be missing: what
 * then looks like the first may be a later one. Null for an address that nobody added.
 */
export function beginOf(
  { since, createdAt }: Pick<Subject, 'since' | 'createdAt'>,
  mints: readonly number[],
  fills: readonly HedgeFill[] | null,
): Beginning | null {
  if (since !== null) return { at: Date.parse(since), source: 'flag', opening: null }
  const opening = mints.length === 0 || fills === null ? null : openingFill(Math.min(...mints), fills)
  if (opening !== null) return { at: opening.time, source: 'opening-fill', opening }
  return createdAt === null ? null : { at: Date.parse(createdAt), source: 'added', opening: null }
}

/** None where a short was open at the mint already: a later one, after it was closed, is not how the hedge began. */
function openingFill(mint: number, fills: readonly HedgeFill[]): HedgeFill | null {
  const firsts = new Map<string, HedgeFill>()
  for (const fill of fills) {
    const key = `${fill.account}/${fill.coin}`
    if (fill.time >= mint && !firsts.has(key) && (isShort(fill) || opensShort(fill))) firsts.set(key, fill)
  }
  const found = [...firsts.values()]
  if (found.some(isShort)) return null
  return found.reduce<HedgeFill | null>((first, fill) => (first && first.time <= fill.time ? first : fill), null)
}

const isShort = ({ startPosition }: HedgeFill): boolean => sign(startPosition) < 0

const opensShort = (fill: HedgeFill): boolean => fill.side === 'sell' && sign(endPosition(fill)) < 0
