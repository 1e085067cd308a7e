import { readAgain } from './readAgain.ts'
import { readAll } from './readAll.ts'
import type { Reading } from './reading.ts'
import { resumeTails } from './tails.ts'
import { goBack, type Track } from './track.ts'

/**
 * Reads the tracks to their end at one endpoint. Those that add up are done; the others have a gap. Throws the node's failing;
 * what was read before it stays in the tracks.
 */
export async function readFrom(reading: Reading, tracks: readonly Track[]): Promise<void> {
  for (const track of tracks) {
    if (track.doubted) goBack(track, 'start')
    track.doubted = false
  }
  await resumeTails(reading, tracks)
  const begun = new Set(tracks.filter(({ events }) => events.size > 0))
  await readAgain(reading, await readAll(reading, tracks, 'events'), begun)
}
