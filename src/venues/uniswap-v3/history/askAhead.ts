import type { Hex } from '../../../domain/address.ts'
import type { Chain } from '../../../domain/chain.ts'
import type { RpcEndpoint } from '../../../domain/endpoint.ts'
import type { AheadQuery, LpTools } from '../../../domain/venue.ts'
import { rpcRequest } from '../../json-rpc/rpcRequest.ts'
import { eventFilters } from './eventFilters.ts'
import { finalityOf } from './finalityOf.ts'
import { type Log, type LogFilter, logsIn } from './log.ts'
import { topicOfId } from './topics.ts'
import { knownWidth } from './width.ts'

/**
 * Logs that were asked for before it was known up to which block they are wanted. Null for what was not among them, what the node
 * did not answer, and whatever is asked for a second time: events that do not add up are asked for anew.
 */
export type Ahead = { rpc: string; take(filter: LogFilter, from: bigint, to: bigint): Promise<Log[] | null> }

/** Above any block. */
const endless = 1n << 62n

/**
 * Asks the first endpoint for the events of some NFTs up to its newest block, while it is asked for their positions. Not where it is
 * known to take fewer blocks at a time than are not final yet.
 */
export function askAhead(
  { memory, timeout }: Pick<LpTools, 'memory' | 'timeout'>,
  chain: Chain,
  rpcs: readonly RpcEndpoint[],
  { tokenIds, fromBlock }: AheadQuery,
  signal: AbortSignal,
): Ahead | null {
  const [rpc] = rpcs
  if (rpc === undefined || tokenIds.length === 0) return null
  const width = knownWidth(memory, rpc)
  if (width !== null && width <= finalityOf(chain)) return null
  const start = BigInt(fromBlock)
  const limit = AbortSignal.any([signal, AbortSignal.timeout(Math.max(1_000, Math.floor(timeout / (rpcs.length + 1))))])
  const asked = eventFilters(chain.positionManager, tokenIds).map(async filter => {
    const params = [{ ...filter, fromBlock: `0x${start.toString(16)}`, toBlock: 'latest' }]
    return logsIn(await rpcRequest(rpc, 'eth_getLogs', params, limit), filter, start, endless)
  })
  const answered = Promise.all(asked).then(
    logs => logs.flat(),
    () => null,
  )
  const left = new Set(tokenIds.map(topicOfId))
  return {
    rpc: rpc.id,
    async take(filter, from, to) {
      const ids = idsOf(filter)
      if (from < start || !isOfEvents(filter, chain) || !ids.every(id => left.has(id))) return null
      for (const id of ids) left.delete(id)
      const logs = await answered
      return logs?.filter(log => ids.includes(log.topics[1]!) && log.block >= from && log.block <= to) ?? null
    },
  }
}

const idsOf = ({ topics: [, ids] }: LogFilter): Hex[] => (Array.isArray(ids) ? ids : [])

const isOfEvents = (filter: LogFilter, { positionManager }: Chain): boolean => {
  const [whole] = eventFilters(positionManager, ['0'])
  return (
    filter.address === whole!.address &&
    filter.topics.length === 2 &&
    String(filter.topics[0]) === String(whole!.topics[0])
  )
}
