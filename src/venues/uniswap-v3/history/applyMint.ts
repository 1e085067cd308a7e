import { holderDigest } from './holderDigest.ts'
import type { Mint } from './mints.ts'
import type { Reading } from './reading.ts'
import type { Track } from './track.ts'

/** What the log of a first transfer tells of its NFT. */
export function applyMint({ chain }: Reading, tracks: readonly Track[], { id, block, recipient }: Mint): void {
  const track = tracks.find(({ tokenId }) => BigInt(tokenId) === id)
  if (track === undefined) return
  track.next ??= block
  track.minted = block
  track.mintedFor = holderDigest(chain, track.tokenId, recipient)
  track.looked = true
}
