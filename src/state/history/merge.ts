import type { SavedCandles, SavedPosition, SavedSeries } from '../../domain/historyMemory.ts'
import type { Spent } from '../../domain/venue.ts'

/** The scan that came further; of two as far, the newer. */
export const furtherScan = (old: SavedPosition | undefined, its: SavedPosition): SavedPosition =>
  old !== undefined && BigInt(old.scannedTo) > BigInt(its.scannedTo) ? old : its

/** What is of more assets, then what reaches further back, then what came further; else the newer. */
export function fullerSeries<T>(old: SavedSeries<T> | null, its: SavedSeries<T> | null): SavedSeries<T> | null {
  if (old === null || its === null) return its ?? old
  if (!its.assets.every(asset => old.assets.includes(asset))) return its
  if (!old.assets.every(asset => its.assets.includes(asset))) return old
  if (its.from !== old.from) return its.from < old.from ? its : old
  return old.seen > its.seen || (old.seen === its.seen && old.to > its.to) ? old : its
}

/** More than a minute has room for: two that watch for days must not hand each other what was long ago. */
const mostSpent = 500

/** Each moment once, the newest of them. */
export const allSpent = (old: readonly Spent[] = [], its: readonly Spent[]): Spent[] =>
  [...new Map([...old, ...its].map(spent => [spent.at, spent])).values()].sort((a, b) => a.at - b.at).slice(-mostSpent)

export const newerCandles = (old: SavedCandles | undefined, its: SavedCandles): SavedCandles =>
  old !== undefined && old.at > its.at ? old : its
