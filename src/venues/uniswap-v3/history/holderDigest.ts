import { createHash } from 'node:crypto'
import type { Address } from '../../../domain/address.ts'
import type { Chain } from '../../../domain/chain.ts'
import { nftKey } from '../../../domain/historyMemory.ts'

/** Tells whether the holder of an NFT is still the same without keeping who it is; each NFT has its own. */
export const holderDigest = (chain: Chain, tokenId: string, holder: Address): string =>
  createHash('sha256')
    .update(`${nftKey(chain.chainId, chain.positionManager, tokenId)}|${holder.toLowerCase()}`)
    .digest('hex')
    .slice(0, 16)
