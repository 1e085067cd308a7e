import { eventsIn, idIn } from './eventsIn.ts'
import type { Log, LogFilter } from './log.ts'
import { placeOf } from './log.ts'
import type { LogWindow } from './logReader.ts'
import type { Reading } from './reading.ts'
import { topicOfId, topics } from './topics.ts'
import { savedOf, type Track } from './track.ts'

/** Ids in one filter: what the strictest nodes take in a place of topics. */
const idsAtOnce = 100

/** A window narrower than this that lacks a log is not too wide: the node has lost it. */
const narrowest = 10n

/**
 * Reads the events of all tracks up to the newest block, from the first that is unknown of any: each window asks for the ids
 * that are known only below it. What is final is kept after each window unless the tracks are in doubt.
 */
export async function sweep(reading: Reading, tracks: readonly Track[]): Promise<void> {
  const { logs, chain, toBlock, progress } = reading
  const open = tracks.filter(track => track.next !== null && track.next <= toBlock)
  if (open.length === 0) return
  const start = open.map(({ next }) => next!).sort((a, b) => (a < b ? -1 : 1))[0]!
  const due = (to: bigint) => open.filter(({ next }) => next! <= to)
  const filters = (_: bigint, to: bigint) => filtersFor(chain.positionManager, due(to))
  const isWhole = (window: LogWindow) => window.to - window.from < narrowest || due(window.to).every(hasMint(window))
  for await (const window of logs.read(filters, start, toBlock, isWhole)) {
    const byId = new Map(due(window.to).map(track => [track.tokenId, track]))
    const fresh = window.logs.filter(log => log.block >= (byId.get(idIn(log))?.next ?? toBlock + 1n))
    const events = await eventsIn(reading, fresh, id => byId.get(id)!.pool)
    for (const { id, event } of events) byId.get(id)!.events.set(placeOf(event), event)
    for (const track of byId.values()) {
      track.next = window.to + 1n
      if (!track.doubted) keepFinal(reading, track)
    }
    if (open.some(({ doubted }) => !doubted)) progress(Number(window.to - start) + 1, Number(toBlock - start) + 1)
  }
}

/** Tells the memory what is new and final, if anything. */
export function keepFinal({ keep, final }: Reading, track: Track): void {
  const saved = savedOf(track, final)
  const before = track.saved === null ? -1n : BigInt(track.saved.scannedTo)
  const found = track.saved !== null && track.saved.mint === null && saved.mint !== null
  if (BigInt(saved.scannedTo) < 0n || BigInt(saved.scannedTo) < before) return
  if (BigInt(saved.scannedTo) === before && !found && !track.doubted) return
  keep(track.tokenId, saved)
  track.kept = true
}

const filtersFor = (address: LogFilter['address'], tracks: readonly Track[]): LogFilter[] =>
  Array.from({ length: Math.ceil(tracks.length / idsAtOnce) }, (_, n) => ({
    address,
    topics: [
      [topics.increase, topics.decrease, topics.collect],
      tracks.slice(n * idsAtOnce, (n + 1) * idsAtOnce).map(({ tokenId }) => topicOfId(tokenId)),
    ],
  }))

/** A mint adds liquidity: where it is in the window and no addition is, the node sent a part. */
const hasMint =
  ({ from, to, logs }: LogWindow) =>
  ({ tokenId, minted, next }: Track): boolean => {
    if (minted === null || minted < from || minted > to || minted < next!) return true
    const added = (log: Log) => log.block === minted && log.topics[0] === topics.increase && idIn(log) === tokenId
    return logs.some(added)
  }
