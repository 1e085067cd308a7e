import type { DoubtStage } from '../../../domain/historyMemory.ts'
import { incompleteGap } from './gaps.ts'
import { keepKnown, retract } from './keeping.ts'
import { least } from './least.ts'
import { readAll } from './readAll.ts'
import type { Reading } from './reading.ts'
import { goBack, startOf, type Track } from './track.ts'

/** Requests that are worth it to find out at once whether the memory, the node or its width is wrong. */
const cheap = 100
/** Requests that narrower windows may take in one run. */
const mostNarrower = 400
/** A node that is a few blocks behind is not, so much later (milliseconds). */
const soon = 120_000
/** A node that has lost a log is asked for all of them again after so long (milliseconds), unless it takes a few requests. */
const rest = 6 * 3_600_000
const few = 20

/** How much narrower windows get, in case a node leaves out what is too much for it. */
const divisors = [4n, 32n, 256n]
/** No node was seen that takes fewer blocks than this. */
const narrowestWidth = 10n

/**
 * What is done about events that do not add up. First what no earlier run left is read once more; then all of it from the mint
 * on, and the memory begins anew with it: what it held is not believed any more. Where that takes many requests, it waits for a
 * later run or another endpoint to see the same. Then all of it in narrower windows. Those that still do not add up have a gap.
 * `begun`: those of which this endpoint did not send all.
 */
export async function readAgain(reading: Reading, tracks: readonly Track[], begun: ReadonlySet<Track>): Promise<void> {
  const warm = tracks.filter(({ found }) => found !== null && found.events.length > 0 && found.search === undefined)
  const near = warm.filter(({ found }) => costFrom(reading, BigInt(found!.scannedTo) + 1n) <= cheap)
  for (const track of near) goBack(track, 'found')
  if (near.length > 0) await readAll(reading, near, 'again')

  const wrong = tracks.filter(({ done }) => !done)
  const isOpen = (track: Track) => ['seen', null].includes(stageOf(reading, track))
  const later = wrong.filter(track => isOpen(track) && !isWorthIt(reading, track, begun.has(track)))
  for (const track of later) leave(reading, track, 'seen')

  const anew = wrong.filter(track => !later.includes(track) && isOpen(track))
  for (const track of anew) {
    doubt(reading, track, 'anew')
    retract(reading, track)
    goBack(track, 'start')
  }
  if (anew.length > 0) await readAll(reading, anew, 'again')

  const lost = wrong.filter(track => !track.done && !later.includes(track))
  const fresh = lost.filter(track => stageOf(reading, track) !== 'lost')
  for (const track of lost) leave(reading, track, 'lost')
  await readNarrower(reading, fresh)
}

/** When it is asked for all of the events again at an endpoint that has lost some (ISO 8601); null: now. */
export function restsUntil(reading: Reading, track: Track): string | null {
  const { now, rpc } = reading
  const known = track.doubts.find(({ endpoint, stage }) => endpoint === rpc.id && stage === 'lost')
  if (known === undefined || costFrom(reading, track.next) <= few) return null
  const since = now().getTime() - Date.parse(known.at)
  // A moment of the future was noted by a clock that was wrong.
  return since >= 0 && since < rest ? new Date(Date.parse(known.at) + rest).toISOString() : null
}

async function readNarrower(reading: Reading, tracks: readonly Track[]): Promise<void> {
  const { logs, toBlock } = reading
  let left = mostNarrower
  let wrong = tracks
  const starts = tracks.map(startOf).filter(start => start !== null)
  const [first, ...others] = starts
  if (starts.length < tracks.length || first === undefined) return
  const start = least(first, ...others)
  const span = toBlock - start + 1n
  const widest = logs.width()
  const width = least(widest ?? span, span)
  for (const divisor of divisors) {
    const narrower = width / divisor > narrowestWidth ? width / divisor : narrowestWidth
    const cost = Number(span / narrower) + 1
    if (wrong.length === 0 || narrower >= (logs.width() ?? width + 1n) || cost > left) return
    left -= cost
    logs.narrow(narrower)
    for (const track of wrong) {
      track.doubted = true
      goBack(track, 'start')
    }
    wrong = await readAll(reading, wrong, 'again')
  }
}

/** A few requests, or another endpoint doubts as well what it told, or this one did some time ago. */
function isWorthIt(reading: Reading, track: Track, begun: boolean): boolean {
  if (costFrom(reading, startOf(track)) <= cheap) return true
  const now = reading.now().getTime()
  return track.doubts.some(({ endpoint, at }) =>
    endpoint === reading.rpc.id ? Math.abs(now - Date.parse(at)) > soon : begun,
  )
}

function leave(reading: Reading, track: Track, stage: 'seen' | 'lost'): void {
  const { chain, rpc, now } = reading
  const waits = stage === 'lost' && costFrom(reading, startOf(track)) > few
  doubt(reading, track, stage)
  if (stage === 'seen') keepKnown(reading, track)
  else {
    retract(reading, track)
    goBack(track, 'start')
  }
  const again = waits ? new Date(now().getTime() + rest).toISOString() : null
  track.gap = incompleteGap(chain, rpc, track.tokenId, again)
}

/** Notes it beside what other endpoints did; one that saw it before has seen it since then. */
function doubt({ rpc, now }: Reading, track: Track, stage: DoubtStage): void {
  if (stage === 'seen' && track.doubts.some(({ endpoint }) => endpoint === rpc.id)) return
  const others = track.doubts.filter(({ endpoint }) => endpoint !== rpc.id).slice(-4)
  track.doubts = [...others, { endpoint: rpc.id, at: now().toISOString(), stage }]
}

const stageOf = ({ rpc }: Reading, { doubts }: Track): DoubtStage | null =>
  doubts.find(({ endpoint }) => endpoint === rpc.id)?.stage ?? null

/** Requests from a block on; where it is not known which, too many to count. */
const costFrom = ({ logs, toBlock }: Reading, block: bigint | null): number =>
  block === null ? Number.POSITIVE_INFINITY : Number((toBlock - block) / (logs.width() ?? toBlock + 1n)) + 1
