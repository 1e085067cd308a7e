import { unknownPosition } from '../../../domain/historyMemory.ts'
import type { Search, Span } from './findMint.ts'
import { learnedOf, tell } from './keeping.ts'
import { least } from './least.ts'
import { pacer } from './pacer.ts'
import type { Reading } from './reading.ts'
import type { Track } from './track.ts'

/** Where an earlier run came to in its search for the mint; null where none did. */
export function searchOf({ found }: Track, toBlock: bigint): Search | null {
  if (found?.search === undefined) return null
  const { to, silent } = found.search
  const end = to === null ? toBlock : least(BigInt(to), toBlock)
  const spans = silent.map(each => ({ from: BigInt(each.from), to: BigInt(each.to) }))
  return { from: BigInt(found.scannedTo) + 1n, to: end, silent: spans }
}

/** Tells the memory and the person how far a search has come; only what is final of it is kept. */
export function searchKeeper(reading: Reading, track: Track) {
  const { final, toBlock, progress } = reading
  const total = Number(toBlock) + 1
  let reached: Search | null = null
  const keep = pacer(() => {
    if (reached === null) return
    const from = least(reached.from - 1n, final)
    const search = { to: reached.to > final ? null : String(reached.to), silent: joined(reached.silent, final) }
    tell(reading, track, {
      ...unknownPosition,
      scannedTo: String(from > 0n ? from : 0n),
      search,
      ...learnedOf(track),
    })
  })
  return {
    reach(search: Search | null) {
      // What ended in nothing was led astray, or there is no such mint: the next run begins anew.
      reached = search ?? { from: 0n, to: toBlock, silent: [] }
      keep.soon()
      if (search !== null) progress(total - Number(search.to - search.from) - 1, total, 'mint')
    },
    end() {
      keep.now()
      progress(total, total, 'mint')
    },
  }
}

/** In order, those that touch as one, and nothing above a block. */
function joined(spans: readonly Span[], upTo: bigint): { from: string; to: string }[] {
  const all: Span[] = []
  for (const { from, to } of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = all.at(-1)
    if (to > upTo) continue
    if (last === undefined || from > last.to + 1n) all.push({ from, to })
    else if (to > last.to) last.to = to
  }
  return all.map(({ from, to }) => ({ from: String(from), to: String(to) }))
}
