import type { HistoryPart } from '../../../domain/venue.ts'
import { addsUp } from './addsUp.ts'
import { findPrices } from './findPrices.ts'
import { findRecipients } from './findRecipients.ts'
import { findStarts } from './findStarts.ts'
import { noStartGap } from './gaps.ts'
import { keepKnown } from './keeping.ts'
import type { Reading } from './reading.ts'
import { sweep } from './sweep.ts'
import type { Track } from './track.ts'

/** Reads on from where each track is. Resolves to those that do not add up. */
export async function readAll(reading: Reading, tracks: readonly Track[], part: HistoryPart): Promise<Track[]> {
  const started = await findStarts(reading, tracks)
  await sweep(reading, tracks, part)
  const read = tracks.filter(({ next }) => next !== null)
  const whole = read.filter(track => addsUp(track, reading.toBlock))
  // Neither is part of its amounts: where it cannot be found out it stays unknown.
  await findRecipients(reading, whole).catch(() => {})
  await findPrices(reading, whole).catch(() => {})
  // Who it was minted for tells where: that may be another block than that of its first event.
  const right = whole.filter(track => addsUp(track, reading.toBlock))
  for (const track of right) {
    Object.assign(track, { done: true, doubted: false, doubts: [], gap: null })
    keepKnown(reading, track)
  }
  if (!started) {
    const lost = tracks.filter(({ next }) => next === null)
    for (const track of lost) track.gap = noStartGap(reading.chain, reading.rpc, track.tokenId)
  }
  return read.filter(track => !track.done)
}
