import { zeroAddress } from 'viem'
import type { Address, Hex } from '../../domain/address.ts'
import type { Chain } from '../../domain/chain.ts'
import { ReadFailure } from '../../domain/failure.ts'
import type { LpSnapshot } from '../../domain/lp.ts'
import type { LpQuery, RpcEndpoint } from '../../domain/venue.ts'
import { checksummed } from '../address.ts'
import { gapFrom, rpcSource } from '../json-rpc/gapFrom.ts'
import { impossiblePool } from './impossiblePool.ts'
import { askLens, type LensPage } from './lens/askLens.ts'
import { foreignPoolGap } from './lens/gaps.ts'
import { mergePages } from './mergePages.ts'

/** Fits the lowest gas cap in use (16.78 million) even where every position has a pool and two tokens of its own. */
const pageSize = 100

/** More than this is no liquidity provider but a position manager that lies. */
const mostPositions = 10_000

/** Everything about an owner's positions, or about given ones, at one block. Throws ReadFailure. */
export async function readPositions(
  chain: Chain,
  rpc: RpcEndpoint,
  query: LpQuery,
  signal: AbortSignal,
): Promise<LpSnapshot> {
  try {
    return await read(chain, rpc, query, signal)
  } catch (error) {
    throw error instanceof ReadFailure ? error : new ReadFailure(gapFrom(error, rpc, chain))
  }
}

async function read(chain: Chain, rpc: RpcEndpoint, query: LpQuery, signal: AbortSignal): Promise<LpSnapshot> {
  const fail = (code: string, message: string, hint: string) =>
    new ReadFailure({ code, source: rpcSource(rpc, chain), message, hint })
  const ids = 'tokenIds' in query ? [...new Set(query.tokenIds)] : null
  if (ids?.some(id => !/^\d{1,77}$/.test(id))) {
    throw fail('bad-token-id', 'an NFT id is a whole number', 'hedge add --help')
  }

  const first = await page(0, 'latest')
  const { header } = first
  const factory = header.factory.toLowerCase() as Address
  if (chain.factory !== zeroAddress && factory !== chain.factory) {
    const found = `the position manager on ${chain.name} belongs to factory ${checksummed(factory)}`
    throw fail('wrong-factory', `${found}, not ${checksummed(chain.factory)}`, 'hedge chain list')
  }
  const total = ids?.length ?? Number(header.balance)
  if (total > mostPositions) {
    throw fail(
      'too-many-positions',
      `${total} positions are more than ${mostPositions}`,
      'give NFT ids with --position',
    )
  }
  const starts = Array.from({ length: Math.ceil(total / pageSize) }, (_, n) => n * pageSize).slice(1)
  const pinned: Hex = `0x${header.blockNumber.toString(16)}`
  const pages = [first, ...(await Promise.all(starts.map(start => page(start, pinned))))]
  for (const [n, answer] of pages.entries()) checkPage(answer, Math.min(pageSize, total - n * pageSize))
  return {
    chainId: Number(header.chainId),
    block: { number: String(header.blockNumber), timestamp: String(header.blockTimestamp) },
    positionManager: chain.positionManager,
    factory,
    balance: ids ? null : String(header.balance),
    ...mergePages(pages),
  }

  async function page(start: number, block: Hex | 'latest'): Promise<LensPage> {
    const asked = { positionManager: chain.positionManager, rpc, chain }
    const part =
      'owner' in query
        ? { owner: query.owner, start, max: pageSize }
        : { ids: (ids ?? []).slice(start, start + pageSize) }
    const answer = await askLens(asked, part, block, signal)
    const pool = impossiblePool(answer)
    if (pool) throw new ReadFailure(foreignPoolGap(asked, pool))
    return answer
  }

  /** A node behind a load balancer may answer for another block, or for less than it was asked. */
  function checkPage({ header: other, positions, unknownIds }: LensPage, expected: number): void {
    const sameBlock =
      other.blockNumber === header.blockNumber &&
      other.blockTimestamp === header.blockTimestamp &&
      other.balance === header.balance
    if (!sameBlock) {
      const blocks = `blocks ${header.blockNumber} and ${other.blockNumber}`
      throw fail('mixed-blocks', `${rpc.label} answered one reading from ${blocks}`, 'run the same command again')
    }
    const answered = positions.length + unknownIds.length
    if (Number(other.count) !== expected || answered !== expected) {
      const message = `${rpc.label} answered ${answered} positions of ${expected}`
      throw fail('incomplete-page', message, `hedge rpc test ${chain.name}`)
    }
  }
}
