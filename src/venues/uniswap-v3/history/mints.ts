import type { Address } from '../../../domain/address.ts'
import type { Log, LogFilter } from './log.ts'
import { nobody, topicOfId, topics } from './topics.ts'

export type Mint = { id: bigint; block: bigint; recipient: Address }

/** First transfers: of these NFTs, or of all. */
export const mintFilter = (address: Address, ids: readonly string[] | null): LogFilter => ({
  address,
  topics: [topics.transfer, nobody, ...(ids === null ? [] : [null, ids.map(topicOfId)])],
})

/** A transfer of something without ids (ERC-20) has no fourth topic: that is no mint of an NFT. */
export const mintsIn = (logs: readonly Log[]): Mint[] =>
  logs.flatMap(({ topics: [, , to, id], block }) =>
    to === undefined || id === undefined ? [] : [{ id: BigInt(id), block, recipient: `0x${to.slice(26)}` as Address }],
  )
