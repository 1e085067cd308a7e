import { add, type Decimal, neg, toText } from './decimal.ts'

/** One fill of one (account, coin); sizes in contracts, money in dollars. `time` in milliseconds; `fee` negative: a rebate. */
export type Fill = {
  time: number
  side: 'buy' | 'sell'
  px: Decimal
  sz: Decimal
  /** Signed, before it. */
  startPosition: Decimal
  /** Of the part that closed; gross of `fee`. */
  closedPnl: Decimal
  fee: Decimal
}

export const signedSize = ({ side, sz }: Fill): Decimal => (side === 'buy' ? sz : neg(sz))

export const endPosition = (fill: Fill): Decimal => add(fill.startPosition, signedSize(fill))

/**
 * By time, and within a millisecond, where nothing promises an order, so that each starts where the one before ended: a path that
 * takes every fill once from position to position, the first from none if it can. Where there is no such path they stay as they came.
 */
export function inOrder<F extends Fill>(fills: readonly F[]): F[] {
  const ordered: F[] = []
  for (const [, group] of [...grouped(fills, ({ time }) => time)].sort(([a], [b]) => a - b)) {
    const last = ordered.at(-1)
    const starts = [last === undefined ? '0' : endOf(last), ...startsOf(group)]
    const path = starts.map(start => pathFrom(start, group)).find(found => found !== null)
    ordered.push(...(path ?? group))
  }
  return ordered
}

export const isChain = (fills: readonly Fill[]): boolean =>
  fills.every((fill, index) => index === 0 || startOf(fill) === endOf(fills[index - 1] as Fill))

function grouped<K, F>(fills: readonly F[], keyOf: (fill: F) => K): Map<K, F[]> {
  const groups = new Map<K, F[]>()
  for (const fill of fills) {
    const group = groups.get(keyOf(fill))
    if (group === undefined) groups.set(keyOf(fill), [fill])
    else group.push(fill)
  }
  return groups
}

const startOf = ({ startPosition }: Fill): string => toText(startPosition)
const endOf = (fill: Fill): string => toText(endPosition(fill))

/** Where a path may start: where more fills leave than arrive, else (it ends where it began) anywhere. */
function startsOf(group: readonly Fill[]): string[] {
  const surplus = new Map<string, number>()
  const count = (position: string, by: number) => surplus.set(position, (surplus.get(position) ?? 0) + by)
  for (const fill of group) {
    count(startOf(fill), 1)
    count(endOf(fill), -1)
  }
  return [...surplus]
    .sort(([, a], [, b]) => b - a)
    .map(([position]) => position)
    .slice(0, 1)
}

/** Hierholzer's way to a path over every edge once; null when there is none from there. */
function pathFrom<F extends Fill>(start: string, group: readonly F[]): F[] | null {
  const leaving = grouped(group.toReversed(), startOf)
  const walk: { at: string; by: F | null }[] = [{ at: start, by: null }]
  const path: F[] = []
  for (let here = walk.at(-1); here !== undefined; here = walk.at(-1)) {
    const next = leaving.get(here.at)?.pop()
    if (next !== undefined) {
      walk.push({ at: endOf(next), by: next })
      continue
    }
    walk.pop()
    if (here.by !== null) path.push(here.by)
  }
  path.reverse()
  return path.length === group.length && isChain(path) ? path : null
}
