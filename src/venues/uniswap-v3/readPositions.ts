import { zeroAddress } from 'viem'
import type { Address } from '../../domain/address.ts'
import type { Chain } from '../../domain/chain.ts'
import type { RpcEndpoint } from '../../domain/endpoint.ts'
import { ReadFailure } from '../../domain/failure.ts'
import type { LpSnapshot } from '../../domain/lp.ts'
import type { LpQuery, LpTools } from '../../domain/venue.ts'
import { checksummed } from '../address.ts'
import { inOrder } from '../json-rpc/inOrder.ts'
import { noRpcGap } from './gaps.ts'
import { mergePages } from './mergePages.ts'
import { type Learning, withModes } from './modes/withModes.ts'
import type { Asked, BlockTag } from './page.ts'
import { ratioCalls } from './ratios.ts'
import { readPages } from './readPages.ts'

/** `served`: which endpoint (id) the positions of a chain (name) came from, for whoever goes on to ask it. */
export type Served = { served?: Map<string, string> }

/** Everything about an owner's positions, or about given ones, at one block of one endpoint. Throws ReadFailure. */
export async function readPositions(
  tools: LpTools & Served,
  chain: Chain,
  rpcs: readonly RpcEndpoint[],
  query: LpQuery,
  signal: AbortSignal,
): Promise<LpSnapshot> {
  expectIds(chain, query)
  if (rpcs.length === 0) throw new ReadFailure(noRpcGap(chain))
  const distinct = 'tokenIds' in query ? { tokenIds: [...new Set(query.tokenIds)] } : query
  return inOrder(
    rpcs,
    chain,
    { signal, timeout: tools.timeout, now: tools.now },
    async (rpc, limit) => {
      const snapshot = await readFrom({ ...tools, signal: limit }, chain, rpc, distinct)
      tools.served?.set(chain.name, rpc.id)
      return snapshot
    },
    ({ block }) => Number(block.timestamp),
  )
}

export function expectIds({ name }: Chain, query: LpQuery): void {
  if (!('tokenIds' in query) || query.tokenIds.every(id => /^\d{1,77}$/.test(id))) return
  const message = 'an NFT id is a whole number'
  throw new ReadFailure({ code: 'bad-token-id', source: `${name} RPC`, message, hint: 'hedge add --help' })
}

/** At one endpoint, at its newest block unless told. */
export async function readFrom(
  learning: Learning,
  chain: Chain,
  rpc: RpcEndpoint,
  query: LpQuery,
  block: BlockTag = 'latest',
): Promise<LpSnapshot> {
  const asked: Asked = { positionManager: chain.positionManager, rpc, chain, ratios: ratioCalls(chain) }
  const pages = await withModes(asked, learning, async (mode, startSize, reach) => {
    const { pages, size } = await readPages(mode, asked, query, { startSize, block }, reach)
    return { result: pages, size }
  })
  const { header } = pages[0]!
  const factory = header.factory.toLowerCase() as Address
  if (chain.factory !== zeroAddress && factory !== chain.factory) {
    throw new ReadFailure({
      code: 'wrong-factory',
      source: `${chain.name} RPC`,
      message: `the position manager on ${chain.name} belongs to factory ${checksummed(factory)}, not ${checksummed(chain.factory)}`,
      hint: 'hedge chain list',
    })
  }
  return {
    chainId: Number(header.chainId),
    block: { number: String(header.blockNumber), timestamp: String(header.blockTimestamp) },
    positionManager: chain.positionManager,
    factory,
    balance: 'owner' in query ? String(header.balance) : null,
    ...mergePages(pages, chain),
  }
}
