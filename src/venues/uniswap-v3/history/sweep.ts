import type { HistoryPart } from '../../../domain/venue.ts'
import { eventFilters } from './eventFilters.ts'
import { eventsIn, idIn } from './eventsIn.ts'
import { HandOver } from './HandOver.ts'
import { keepKnown } from './keeping.ts'
import { type Log, placeOf } from './log.ts'
import type { LogWindow } from './logReader.ts'
import { pacer } from './pacer.ts'
import type { Reading } from './reading.ts'
import { anchorTail } from './tails.ts'
import { topics } from './topics.ts'
import type { Track } from './track.ts'

/** A window narrower than this that lacks a log is not too wide: the node has lost it. */
const narrowestCut = 10n

/** Milliseconds after which it can be told how long an endpoint will take. */
const trial = 1_500

/**
 * Reads the events of all tracks up to the newest block, from the first that is unknown of any: each window asks for the ids
 * that are known only below it. What was read is kept as it goes unless the track is in doubt. Throws HandOver where it would
 * take longer than there is time and another endpoint waits.
 */
export async function sweep(reading: Reading, tracks: readonly Track[], part: HistoryPart): Promise<void> {
  const { logs, chain, toBlock, final, progress } = reading
  const open = tracks.filter(track => track.next !== null && track.next <= toBlock)
  if (open.length === 0) return
  const start = open.map(({ next }) => next!).sort((a, b) => (a < b ? -1 : 1))[0]!
  const due = (to: bigint) => open.filter(({ next }) => next! <= to)
  const filters = (_: bigint, to: bigint) =>
    eventFilters(
      chain.positionManager,
      due(to).map(({ tokenId }) => tokenId),
    )
  const isWhole = (window: LogWindow) => window.to - window.from < narrowestCut || due(window.to).every(hasMint(window))
  const began = performance.now()
  const keep = pacer(() => {
    for (const track of open) keepKnown(reading, track)
  })
  try {
    await anchorTail(reading)
    for await (const window of logs.read(filters, start, toBlock, isWhole)) {
      if (window.to > final) await anchorTail(reading)
      const byId = new Map(due(window.to).map(track => [track.tokenId, track]))
      const fresh = window.logs.filter(log => log.block >= (byId.get(idIn(log))?.next ?? toBlock + 1n))
      const events = await eventsIn(reading, fresh, {
        poolOf: id => byId.get(id)!.pool,
        timed: times => tellMints(reading, byId.values(), times),
      })
      for (const { id, event } of events) byId.get(id)!.events.set(placeOf(event), event)
      for (const track of byId.values()) track.next = window.to + 1n
      keep.soon()
      const [done, total] = [Number(window.to - start) + 1, Number(toBlock - start) + 1]
      progress(done, total, part)
      if (isTooSlow(reading, performance.now() - began, done / total)) throw new HandOver()
    }
  } finally {
    keep.now()
  }
}

/** Prices are still looked for then. */
function tellMints({ minted }: Reading, tracks: Iterable<Track>, times: ReadonlyMap<bigint, bigint>): void {
  for (const track of tracks) {
    const time = track.minted === null ? undefined : times.get(track.minted)
    if (time !== undefined) minted?.(track.tokenId, String(time))
  }
}

/** `elapsed` milliseconds for a share of the whole. */
function isTooSlow({ left }: Reading, elapsed: number, share: number): boolean {
  const time = left()
  return time !== null && elapsed > trial && (elapsed / share) * (1 - share) > time
}

/** A mint adds liquidity: where it is in the window and no addition is, the node sent a part. */
const hasMint =
  ({ from, to, logs }: LogWindow) =>
  ({ tokenId, minted, next }: Track): boolean => {
    if (minted === null || minted < from || minted > to || minted < next!) return true
    const added = (log: Log) => log.block === minted && log.topics[0] === topics.increase && idIn(log) === tokenId
    return logs.some(added)
  }
