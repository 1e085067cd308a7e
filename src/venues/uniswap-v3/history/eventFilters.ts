import type { Address } from '../../../domain/address.ts'
import type { LogFilter } from './log.ts'
import { topicOfId, topics } from './topics.ts'

/** Ids in one filter: what the strictest nodes take in a place of topics. */
const idsAtOnce = 100

/** What asks for all events of some NFTs. */
export const eventFilters = (address: Address, tokenIds: readonly string[]): LogFilter[] =>
  Array.from({ length: Math.ceil(tokenIds.length / idsAtOnce) }, (_, n) => ({
    address,
    topics: [
      [topics.increase, topics.decrease, topics.collect],
      tokenIds.slice(n * idsAtOnce, (n + 1) * idsAtOnce).map(topicOfId),
    ],
  }))
