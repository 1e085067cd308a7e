import { type SavedPosition, type SavedTail, unknownPosition } from '../../../domain/historyMemory.ts'
import { least } from './least.ts'
import type { Reading } from './reading.ts'
import { eventsTo, startOf, type Track } from './track.ts'

/** Tells the memory what is new of it, if anything; nothing while it is in doubt. */
export function keepKnown(reading: Reading, track: Track): void {
  if (track.doubted || track.next === null) return
  const saved = savedOf(track, reading)
  const scannedTo = BigInt(saved.scannedTo)
  const { kept } = track
  const behind = kept !== null && kept.search === undefined && scannedTo < BigInt(kept.scannedTo)
  if (scannedTo >= 0n && !behind) tell(reading, track, saved)
}

/** Takes back all that the memory was told of its events, so that they are read anew from its mint on. */
export function retract(reading: Reading, track: Track): void {
  const start = startOf(track)
  const before = start === null || start === 0n ? null : start - 1n
  const none: SavedPosition =
    before === null || reading.final < 0n
      ? unknownPosition
      : { mint: null, mintedFor: null, scannedTo: String(least(before, reading.final)), events: [] }
  if (track.kept === null && track.doubts.length === 0) return
  tell(reading, track, { ...none, ...learnedOf(track) })
}

export function tell({ keep }: Pick<Reading, 'keep'>, track: Track, saved: SavedPosition): void {
  if (JSON.stringify(saved) === JSON.stringify(track.kept)) return
  keep(track.tokenId, saved)
  track.kept = saved
}

/** The mint is in it once it is known whom it was for, or that nobody can say. */
function savedOf(track: Track, reading: Pick<Reading, 'final' | 'anchor'>): SavedPosition {
  const scannedTo = least(track.next! - 1n, reading.final)
  const events = eventsTo(track, scannedTo)
  const first = track.looked ? events[0] : undefined
  return {
    mint: first ? { block: first.block, timestamp: first.timestamp } : null,
    mintedFor: first ? track.mintedFor : null,
    scannedTo: String(scannedTo),
    events,
    ...tailOf(track, reading),
    ...learnedOf(track),
  }
}

function tailOf(track: Track, { final, anchor }: Pick<Reading, 'final' | 'anchor'>): { tail?: SavedTail } {
  const scannedTo = anchor === null ? final : least(track.next! - 1n, BigInt(anchor.block))
  if (anchor === null || scannedTo <= final) return {}
  const events = eventsTo(track, scannedTo).filter(({ block }) => BigInt(block) > final)
  const isIn = track.minted !== null && track.minted > final && track.minted <= scannedTo
  const mintedFor = isIn ? track.mintedFor : null
  return { tail: { anchor, mintedFor, scannedTo: String(scannedTo), events } }
}

/** What is known of how it was learned. */
export const learnedOf = ({ doubts, unpriced, refuted }: Track): Partial<SavedPosition> => ({
  ...(doubts.length > 0 ? { doubts: [...doubts] } : {}),
  ...(unpriced === undefined ? {} : { unpriced }),
  ...(refuted === undefined ? {} : { refuted }),
})
