import { ReadFailure } from '../../domain/failure.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { LpSnapshot } from '../../domain/lp.ts'
import type { Sources } from '../gathering.ts'

/** NFTs that earlier audits saw in the wallet of a hedge: all, and as they are now those that its positions lack. */
export type Missed = { seen: readonly string[]; now: LpSnapshot | null }

/** Whoever took an NFT took it out of what the wallet holds: it is asked for by its id, which is public. Throws ReadFailure. */
export async function missedFrom(
  sources: Sources,
  { id, stored }: Subject,
  chainName: string,
  { positions, unknownIds }: LpSnapshot,
): Promise<Missed> {
  const memory = stored ? await sources.auditMemory?.() : undefined
  const held = memory?.held(id) ?? []
  const seen = held.filter(({ chain }) => chain === chainName)
  const ids = seen.map(({ tokenId }) => tokenId)
  const told = new Set([...unknownIds, ...positions.map(({ tokenId }) => tokenId)])
  // Where one goes that had nothing in it is nobody's loss.
  const missing = seen
    .filter(({ tokenId, is }) => is === 'with liquidity' && !told.has(tokenId))
    .map(({ tokenId }) => tokenId)
  const chain = sources.chains().find(({ name }) => name === chainName)
  if (missing.length === 0 || chain === undefined) return { seen: ids, now: null }
  const [rpcs, venue] = await Promise.all([sources.endpoints(chain), sources.lpVenue()])
  const now = await venue.readPositions(chain, rpcs, { tokenIds: missing }, sources.signal)
  const answered = new Set([...now.unknownIds, ...now.positions.map(({ tokenId }) => tokenId)])
  if (missing.every(tokenId => answered.has(tokenId))) return { seen: ids, now }
  throw new ReadFailure({
    code: 'positions-not-told',
    source: `${chainName} RPC`,
    message: 'not every position that was there is told of',
    hint: 'run the same command again',
  })
}
