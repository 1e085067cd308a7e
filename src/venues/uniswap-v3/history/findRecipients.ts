import { inTurns } from '../../inTurns.ts'
import { applyMint } from './applyMint.ts'
import { mintFilter, mintsIn } from './mints.ts'
import type { Reading } from './reading.ts'
import { eventsTo, type Track } from './track.ts'

/**
 * Whom each NFT was minted for, where that is not known yet: the first addition of liquidity tells the block, and the log of
 * the transfer lies in the same one. Blocks that are close enough together are asked for together. What was not shown is asked
 * for again by the next run.
 */
export async function findRecipients(reading: Reading, tracks: readonly Track[]): Promise<void> {
  const { logs, chain, toBlock, missed } = reading
  const wanting = tracks
    .filter(({ mintedFor, tokenId }) => mintedFor === null && !missed.has(`mint ${tokenId}`))
    .map(track => ({ track, block: BigInt(eventsTo(track, toBlock)[0]!.block) }))
    .sort((a, b) => (a.block < b.block ? -1 : 1))
  const width = logs.width()
  const groups: (typeof wanting)[] = []
  for (const each of wanting) {
    const group = groups.at(-1)
    const near = group !== undefined && (width === null || each.block - group[0]!.block < width)
    if (near && group.length < 100) group.push(each)
    else groups.push([each])
  }
  await inTurns(groups, 4, async group => {
    const those = group.map(({ track }) => track)
    const ids = those.map(({ tokenId }) => tokenId)
    const found = await logs.ask(mintFilter(chain.positionManager, ids), group[0]!.block, group.at(-1)!.block)
    for (const track of those) {
      track.looked = true
      missed.add(`mint ${track.tokenId}`)
    }
    for (const mint of mintsIn(found)) applyMint(reading, those, mint)
  })
}
