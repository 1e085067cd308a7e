import { findRecipients } from './findRecipients.ts'
import { findStarts } from './findStarts.ts'
import { incompleteGap, noStartGap } from './gaps.ts'
import type { Reading } from './reading.ts'
import { keepFinal, sweep } from './sweep.ts'
import { addsUp, goBack, nothingOf, type Track } from './track.ts'

/** What is tried when events do not add up: what is not from the memory once more, then all of it in narrower windows. */
const repeats = [
  { toSaved: true, narrower: 1n },
  { toSaved: false, narrower: 4n },
  { toSaved: false, narrower: 32n },
  { toSaved: false, narrower: 256n },
] as const

/** No node was seen that takes fewer blocks than this. */
const narrowest = 10n

/**
 * Reads the tracks to their end at one endpoint. Those that add up are done; the others have a gap, and of what was kept of
 * them this run nothing stays. Throws the node's failing; what was read before it stays in the tracks.
 */
export async function readFrom(reading: Reading, tracks: readonly Track[]): Promise<void> {
  for (const track of tracks) if (track.doubted) goBack(track, false)
  let wrong = await readAll(reading, tracks)
  for (const { toSaved, narrower } of repeats) {
    if (wrong.length === 0) break
    if (narrower > 1n && !narrow(reading, narrower)) break
    for (const track of wrong) goBack(track, toSaved)
    wrong = await readAll(reading, wrong)
  }
  for (const track of wrong) track.gap = incompleteGap(reading.chain, reading.rpc, track.tokenId)
}

/** Resolves to those that do not add up. */
async function readAll(reading: Reading, tracks: readonly Track[]): Promise<Track[]> {
  const started = await findStarts(reading, tracks)
  await sweep(reading, tracks)
  const read = tracks.filter(({ next }) => next !== null)
  const right = read.filter(track => addsUp(track, reading.toBlock))
  // Whom an NFT was minted for is no part of its numbers: where it cannot be found out it stays unknown.
  await findRecipients(reading, right).catch(() => {})
  for (const track of right) {
    keepFinal(reading, track)
    Object.assign(track, { done: true, doubted: false, gap: null })
  }
  const wrong = read.filter(track => !track.done)
  for (const track of wrong) doubt(reading, track)
  if (!started) {
    const lost = tracks.filter(({ next }) => next === null)
    for (const track of lost) track.gap = noStartGap(reading.chain, reading.rpc, track.tokenId)
  }
  return wrong
}

/** From here on nothing is kept of it before it adds up, and what was kept since the run began is taken back. */
function doubt({ keep }: Reading, track: Track): void {
  if (track.kept) keep(track.tokenId, nothingOf(track))
  track.kept = false
  track.doubted = true
}

function narrow({ logs, toBlock }: Reading, divisor: bigint): boolean {
  const width = logs.width() ?? toBlock
  if (width <= narrowest) return false
  const narrower = width / divisor
  logs.narrow(narrower > narrowest ? narrower : narrowest)
  return true
}
