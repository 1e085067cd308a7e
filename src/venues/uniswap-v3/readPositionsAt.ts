import type { Chain } from '../../domain/chain.ts'
import type { RpcEndpoint } from '../../domain/endpoint.ts'
import { ReadFailure } from '../../domain/failure.ts'
import type { LpSnapshot } from '../../domain/lp.ts'
import type { Gap } from '../../domain/read.ts'
import type { LpTools } from '../../domain/venue.ts'
import { gapFrom, rpcSource } from '../json-rpc/gapFrom.ts'
import { troubleOf } from '../json-rpc/troubleOf.ts'
import { mixedBlocksGap } from './gaps.ts'
import { expectIds, readFrom } from './readPositions.ts'

/** NFTs as one endpoint has them at a block that was (decimal text). Throws ReadFailure. */
export async function readPositionsAt(
  { memory, now }: Pick<LpTools, 'memory' | 'now'>,
  chain: Chain,
  rpc: RpcEndpoint,
  tokenIds: readonly string[],
  block: string,
  signal: AbortSignal,
): Promise<LpSnapshot> {
  const query = { tokenIds: [...new Set(tokenIds)] }
  expectIds(chain, query)
  const number = BigInt(block)
  const snapshot = await readFrom({ memory, now, signal }, chain, rpc, query, `0x${number.toString(16)}`).catch(
    (error: unknown) => {
      if (error instanceof ReadFailure) throw error
      throw new ReadFailure(
        troubleOf(error) === 'block-missing' ? noStateGap(chain, rpc, block) : gapFrom(error, rpc, chain),
      )
    },
  )
  if (snapshot.block.number === block) return snapshot
  const asked = { positionManager: chain.positionManager, rpc, chain, ratios: [] }
  throw new ReadFailure(mixedBlocksGap(asked, number, BigInt(snapshot.block.number)))
}

/** Behind that block, or no archive. */
const noStateGap = (chain: Chain, rpc: RpcEndpoint, block: string): Gap => ({
  code: 'rpc-no-state',
  source: rpcSource(rpc, chain),
  message: `${rpc.label} does not have block ${block}, or what was true at it`,
  hint: `run the same command again; or hedge rpc set ${chain.name}, with an RPC of another provider`,
})
