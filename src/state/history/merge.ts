import type { SavedCandles, SavedPosition, SavedTrades } from '../../domain/historyMemory.ts'

/** The scan that came further; of two as far, the newer. */
export const furtherScan = (old: SavedPosition | undefined, its: SavedPosition): SavedPosition =>
  old !== undefined && BigInt(old.scannedTo) > BigInt(its.scannedTo) ? old : its

/**
 * What reaches further back. Of two that reach as far, fills and funding each from where they were read last: one of the two
 * may have failed.
 */
export function fullerTrades(old: SavedTrades | undefined, its: SavedTrades): SavedTrades {
  if (old === undefined || its.from < old.from) return its
  if (old.from < its.from) return old
  const { fillsTo, fills, whole } = old.fillsTo > its.fillsTo ? old : its
  const { fundingTo, funding } = old.fundingTo > its.fundingTo ? old : its
  return { from: its.from, fillsTo, fills, whole, fundingTo, funding }
}

export const newerCandles = (old: SavedCandles | undefined, its: SavedCandles): SavedCandles =>
  old !== undefined && old.at > its.at ? old : its
