import { applyMint } from './applyMint.ts'
import { eventFilters } from './eventFilters.ts'
import { findMint } from './findMint.ts'
import { placeOf } from './log.ts'
import { type Mint, mintFilter, mintsIn } from './mints.ts'
import { narrower } from './narrower.ts'
import type { Reading } from './reading.ts'
import { searchKeeper, searchOf } from './searching.ts'
import type { Track } from './track.ts'

/** Where the mint is not found, a chain is read from its first block, unless that takes more requests than this. */
const mostWindows = 5_000n

/** Widths at which nodes are known to draw a line. */
const widths = [10n, 100n, 1_000n, 10_000n]

/**
 * The block from which each track must be read: that of its mint. A node that takes the whole chain at once says it in one
 * request; at others the oldest NFT is looked for, and none of the others was minted before it. False: there is no telling
 * where to begin, and the chain is too long to be read whole.
 */
export async function findStarts(reading: Reading, tracks: readonly Track[]): Promise<boolean> {
  const wanting = tracks.filter(({ next }) => next === null)
  if (wanting.length === 0) return true
  const found = await startAll(reading, tracks, wanting)
  for (const track of wanting) track.began = track.next
  return found
}

async function startAll(reading: Reading, tracks: readonly Track[], wanting: readonly Track[]): Promise<boolean> {
  for (const mint of await askWhole(reading, wanting)) applyMint(reading, wanting, mint)
  const missing = wanting
    .filter(({ next }) => next === null)
    .sort((a, b) => (BigInt(a.tokenId) < BigInt(b.tokenId) ? -1 : 1))
  const oldest = missing[0]
  if (oldest === undefined) return true
  const seen = tracks.flatMap(({ tokenId, minted }) =>
    minted === null ? [] : [{ id: BigInt(tokenId), block: minted, recipient: '0x' as const }],
  )
  const mint = await search(reading, oldest, seen)
  if (mint !== null) {
    applyMint(reading, missing, mint)
    for (const track of missing) track.next ??= mint.block
    return true
  }
  const width = reading.logs.width()
  if (width !== null && reading.toBlock / width > mostWindows) return false
  for (const track of missing) track.next = 0n
  return true
}

/** None where the node is known, or says now, to take less than the whole chain. */
async function askWhole({ logs, chain, toBlock }: Reading, tracks: readonly Track[]): Promise<Mint[]> {
  const width = logs.width()
  if (width !== null && width <= toBlock) return []
  const mints: Mint[] = []
  for (let from = 0; from < tracks.length; from += 100) {
    const ids = tracks.slice(from, from + 100).map(({ tokenId }) => tokenId)
    // A node that takes the whole chain gives the events in the same turn.
    logs.early(eventFilters(chain.positionManager, ids), 0n, toBlock)
    try {
      mints.push(...mintsIn(await logs.ask(mintFilter(chain.positionManager, ids), 0n, toBlock)))
    } catch (error) {
      const step = narrower(error, toBlock + 1n)
      if (step === null) throw error
      logs.narrow(step.blocks, step.firm ? step.blocks + 1n : toBlock + 1n)
      return mints
    }
  }
  return mints
}

/** A node that took the whole chain and did not show the mint cuts what is too wide for it, and says nothing of it. */
async function search(reading: Reading, track: Track, seen: readonly Mint[]): Promise<Mint | null> {
  const { logs, toBlock } = reading
  if (logs.width() === null) {
    const honest = await honestWidth(reading)
    logs.narrow(honest < toBlock ? honest : toBlock + 1n)
  }
  const keeper = searchKeeper(reading, track)
  try {
    return await findMint(reading, BigInt(track.tokenId), seen, searchOf(track, toBlock), keeper.reach)
  } finally {
    keeper.end()
  }
}

/** The widest stretch of newest blocks whose mints are at least those of the narrower ones in it. */
async function honestWidth({ logs, chain, toBlock }: Reading): Promise<bigint> {
  const filter = mintFilter(chain.positionManager, null)
  let seen: string[] = []
  let honest = widths[0]!
  for (const width of widths.filter(each => each <= toBlock)) {
    const found = await logs.ask(filter, toBlock - width + 1n, toBlock).catch((error: unknown) => {
      if (narrower(error, width) === null) throw error
      return null
    })
    if (found === null) break
    const places = found.map(placeOf)
    if (!seen.every(place => places.includes(place))) break
    seen = places
    honest = width
  }
  return honest
}
