import type { Subject } from '../domain/hedge.ts'
import { nftKey } from '../domain/historyMemory.ts'
import type { Sources } from './gathering.ts'

/**
 * What came since the last run of the past of positions that are known is asked for while they are read, and not after: one turn less.
 * Which block they are of is not known then, so that what is newer is dropped later.
 */
export async function askAhead(sources: Sources, subjects: readonly Subject[]): Promise<void> {
  if (sources.scope.reread === true) return
  const known = await Promise.all(subjects.map(subject => lastKnown(sources, subject)))
  const byChain = Map.groupBy(known.flat(), ({ chain }) => chain)
  for (const [name, rows] of byChain) {
    const chain = sources.chains().find(each => each.name === name)
    if (chain === undefined) continue
    const [rpcs, venue] = await Promise.all([sources.endpoints(chain), sources.lpVenue()])
    const least = rows.map(({ scannedTo }) => scannedTo).sort((a, b) => (a < b ? -1 : 1))[0]!
    const tokenIds = [...new Set(rows.map(({ tokenId }) => tokenId))]
    venue.askAhead?.(chain, rpcs, { tokenIds, fromBlock: String(least + 1n) }, sources.signal)
  }
}

type Known = { chain: string; tokenId: string; scannedTo: bigint }

/** Those of a hedge that its last run came furthest with: one that lags behind was sold or emptied, and is not asked about any more. */
async function lastKnown(sources: Sources, { id, chains, tokenIds }: Subject): Promise<Known[]> {
  const memory = await sources.history()
  const rows = chains.flatMap(name => {
    const chain = sources.chains().find(each => each.name === name)
    if (chain === undefined) return []
    const prefix = nftKey(chain.chainId, chain.positionManager, '')
    const ids = tokenIds === 'all' ? (memory.nfts?.(id) ?? []).filter(nft => nft.startsWith(prefix)) : tokenIds
    return ids.flatMap((nft): Known[] => {
      const tokenId = tokenIds === 'all' ? nft.slice(prefix.length) : nft
      const saved = memory.position(id, nftKey(chain.chainId, chain.positionManager, tokenId))
      if (saved === null || saved.search !== undefined || saved.events.length === 0) return []
      return [{ chain: name, tokenId, scannedTo: BigInt(saved.scannedTo) }]
    })
  })
  const furthest = rows.map(({ scannedTo }) => scannedTo).sort((a, b) => (a > b ? -1 : 1))[0]
  return rows.filter(({ scannedTo }) => scannedTo === furthest)
}
