import type { Address } from '../../../domain/address.ts'
import type { LpEvent, PositionHistory } from '../../../domain/history.ts'
import type { HistoryDoubt, SavedPosition } from '../../../domain/historyMemory.ts'
import type { Gap } from '../../../domain/read.ts'
import type { HistoryQuery } from '../../../domain/venue.ts'
import { isCredible } from './isCredible.ts'
import { byPlace, placeOf } from './log.ts'

/** One NFT on its way to a whole history. */
export type Track = {
  tokenId: string
  owner: Address
  pool: Address
  liquidity: bigint
  /** What the position manager owes of each token; null where that was not told. */
  owed: readonly [bigint | null, bigint | null]
  /** As the run found it in the memory, if it can be. */
  found: SavedPosition | null
  /** As the memory has it now. */
  kept: SavedPosition | null
  /** Nothing below it is unknown; null until it is known where to begin. */
  next: bigint | null
  /** Where the reading of it began, if it began anew. */
  began: bigint | null
  events: Map<string, LpEvent>
  /** The block of its mint by the log of its first transfer; null where that was not seen. */
  minted: bigint | null
  /** Digest of whom it was minted for. */
  mintedFor: string | null
  /** The log of its first transfer was looked for where it must be. */
  looked: boolean
  /** Endpoints at which it did not add up. */
  doubts: readonly HistoryDoubt[]
  /** When a swap that tells a price was last looked for in vain (ISO 8601). */
  unpriced: string | undefined
  refuted: string | undefined
  /** Nothing more is kept of it before it adds up. */
  doubted: boolean
  done: boolean
  gap: Gap | null
}

export function trackOf(
  position: HistoryQuery['positions'][number],
  snapshot: Pick<HistoryQuery, 'toBlock' | 'toTimestamp'>,
): Track {
  const { tokenId, owner, pool, liquidity, tokensOwed0, tokensOwed1, saved } = position
  const owed = [tokensOwed0, tokensOwed1].map(amount => (amount === undefined ? null : BigInt(amount)))
  const found = saved !== null && isCredible(saved, snapshot) ? saved : null
  const none = { next: null, began: null, events: new Map(), minted: null, mintedFor: null, looked: false }
  const state = { doubted: false, done: false, gap: null }
  const learned = { doubts: found?.doubts ?? [], unpriced: found?.unpriced, refuted: saved?.refuted }
  const told = { tokenId, owner, pool, liquidity: BigInt(liquidity), owed: [owed[0]!, owed[1]!] as const }
  const track = { ...told, found, kept: found, ...none, ...learned, ...state }
  goBack(track, 'found')
  return track
}

/** To where an earlier run ended, or to the very beginning: its mint, where the log of it was seen. */
export function goBack(track: Track, to: 'found' | 'start'): void {
  const { found } = track
  if (to === 'found' && found !== null) {
    track.events = new Map(found.events.map(event => [placeOf(event), event]))
    track.next = found.search === undefined ? BigInt(found.scannedTo) + 1n : null
    if (found.events.length === 0) track.began = track.next
    track.minted = found.mint === null ? null : BigInt(found.mint.block)
    track.mintedFor = found.mintedFor
    track.looked = found.mint !== null
    return
  }
  track.events = new Map()
  if (track.mintedFor === null) {
    track.minted = null
    track.looked = false
  }
  track.next = startOf(track)
}

/** The first block that must be read of it; null where that is to be found out. */
export const startOf = ({ minted, mintedFor, began }: Track): bigint | null =>
  mintedFor !== null && minted !== null ? minted : began

/** Events up to a block, in order. */
export const eventsTo = ({ events }: Pick<Track, 'events'>, block: bigint): LpEvent[] =>
  [...events.values()]
    .map(event => ({ event, block: BigInt(event.block), logIndex: event.logIndex }))
    .filter(each => each.block <= block)
    .sort(byPlace)
    .map(({ event }) => event)

/** `present` is the digest of who holds it now. */
export function historyOf(track: Track, toBlock: bigint, present: string): PositionHistory {
  const events = eventsTo(track, toBlock)
  const { block, timestamp } = events[0]!
  return {
    tokenId: track.tokenId,
    mint: { block, timestamp },
    ownerChanged: track.mintedFor === null ? null : track.mintedFor !== present,
    toBlock: String(toBlock),
    events,
  }
}
