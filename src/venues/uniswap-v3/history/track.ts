import type { Address } from '../../../domain/address.ts'
import type { LpEvent, PositionHistory } from '../../../domain/history.ts'
import type { SavedPosition } from '../../../domain/historyMemory.ts'
import type { Gap } from '../../../domain/read.ts'
import type { HistoryQuery } from '../../../domain/venue.ts'
import { byPlace, placeOf } from './log.ts'

/** One NFT on its way to a whole history. */
export type Track = {
  tokenId: string
  owner: Address
  pool: Address
  liquidity: bigint
  /** What the position manager owes of each token; null where that was not told. */
  owed: readonly [bigint | null, bigint | null]
  saved: SavedPosition | null
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
  /** The memory has been told something that it had not. */
  kept: boolean
  /** Its events did not add up: whoever is asked next is asked for all of them. */
  doubted: boolean
  done: boolean
  gap: Gap | null
}

export function trackOf(position: HistoryQuery['positions'][number]): Track {
  const { tokenId, owner, pool, liquidity, tokensOwed0, tokensOwed1, saved } = position
  const owed = [tokensOwed0, tokensOwed1].map(amount => (amount === undefined ? null : BigInt(amount)))
  const none = { next: null, began: null, events: new Map(), minted: null, mintedFor: null, looked: false }
  const state = { kept: false, doubted: false, done: false, gap: null }
  const told = { tokenId, owner, pool, liquidity: BigInt(liquidity), owed: [owed[0]!, owed[1]!] as const, saved }
  const track = { ...told, ...none, ...state }
  goBack(track, true)
  return track
}

/** To where an earlier run ended, or to the very beginning: its mint, where the log of it was seen. */
export function goBack(track: Track, toSaved: boolean): void {
  const { saved } = track
  if (toSaved && saved !== null) {
    track.events = new Map(saved.events.map(event => [placeOf(event), event]))
    track.next = BigInt(saved.scannedTo) + 1n
    track.minted = saved.mint === null ? null : BigInt(saved.mint.block)
    track.mintedFor = saved.mintedFor
    track.looked = saved.mint !== null
    return
  }
  track.events = new Map()
  if (track.mintedFor === null) {
    track.minted = null
    track.looked = false
  }
  track.next = track.minted
}

/** Events up to a block, in order. */
export const eventsTo = ({ events }: Track, block: bigint): LpEvent[] =>
  [...events.values()]
    .map(event => ({ event, block: BigInt(event.block), logIndex: event.logIndex }))
    .filter(each => each.block <= block)
    .sort(byPlace)
    .map(({ event }) => event)

/**
 * Nothing is missing, as far as that can be known: a mint adds liquidity before all else, there is never less than none, and
 * what is left is what the position has. What was withdrawn was collected or is owed still; more may be, which are fees, so
 * that a collect of fees alone can be missing unseen.
 */
export function addsUp(track: Track, toBlock: bigint): boolean {
  const events = eventsTo(track, toBlock)
  if (events[0]?.kind !== 'increase') return false
  if (track.minted !== null && BigInt(events[0].block) !== track.minted) return false
  let liquidity = 0n
  const due: [bigint, bigint] = [0n, 0n]
  for (const event of events) {
    const [amount0, amount1] = [BigInt(event.amount0), BigInt(event.amount1)]
    const sign = event.kind === 'decrease' ? 1n : event.kind === 'collect' ? -1n : 0n
    due[0] += sign * amount0
    due[1] += sign * amount1
    liquidity += event.kind === 'decrease' ? -BigInt(event.liquidity) : BigInt(event.liquidity)
    if (liquidity < 0n) return false
  }
  return liquidity === track.liquidity && track.owed.every((owed, n) => owed === null || due[n]! <= owed)
}

/** What may be kept of it: nothing above a block. The mint is in it once it is known whom it was for, or that nobody can say. */
export function savedOf(track: Track, upTo: bigint): SavedPosition {
  const known = (track.next ?? 0n) - 1n
  const scannedTo = known < upTo ? known : upTo
  const events = eventsTo(track, scannedTo)
  const first = track.looked ? events[0] : undefined
  return {
    mint: first ? { block: first.block, timestamp: first.timestamp } : null,
    mintedFor: first ? track.mintedFor : null,
    scannedTo: String(scannedTo),
    events,
  }
}

/** What the memory is told in place of what turned out not to be whole. */
export const nothingOf = ({ saved, began }: Track): SavedPosition =>
  saved ?? {
    mint: null,
    mintedFor: null,
    scannedTo: String(began !== null && began > 0n ? began - 1n : 0n),
    events: [],
  }

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
