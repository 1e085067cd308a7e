import type { RpcEndpoint } from '../../../domain/endpoint.ts'
import type { Gap } from '../../../domain/read.ts'
import { gapFrom, rpcSource } from '../../json-rpc/gapFrom.ts'
import { saysBlockAhead } from '../../json-rpc/logRangeRefusal.ts'
import { RpcError } from '../../json-rpc/RpcError.ts'
import { troubleOf } from '../../json-rpc/troubleOf.ts'

type Named = { name: string }

/** `again`: when that endpoint is asked for all of them once more (ISO 8601); null: the next run does it. */
export const incompleteGap = (chain: Named, rpc: RpcEndpoint, tokenId: string, again: string | null): Gap => ({
  code: 'history-incomplete',
  source: rpcSource(rpc, chain),
  message: `the events of NFT ${tokenId} that ${rpc.label} sent do not add up to the liquidity it has${
    again === null ? '' : `; it is asked for all of them again after ${again}`
  }`,
  hint: `${again === null ? 'run it again in a few minutes; or ' : ''}hedge rpc set ${chain.name}, with an RPC of another provider; or read all of the past anew: hedge status --reread`,
})

export const noStartGap = (chain: Named, rpc: RpcEndpoint, tokenId: string): Gap => ({
  code: 'history-no-start',
  source: rpcSource(rpc, chain),
  message: `${rpc.label} did not show the mint of NFT ${tokenId}, and takes too few blocks at once to read all of the chain`,
  hint: `hedge rpc set ${chain.name}, with an RPC that takes wider log ranges`,
})

/** `come`: blocks read of those to read; null while it was not even known where to begin. */
export const unfinishedGap = (chain: Named, come: { done: number; total: number } | null): Gap => ({
  code: 'history-unfinished',
  source: `${chain.name} RPC`,
  message:
    come === null
      ? 'the time was over before the mint was found in the logs'
      : `the time was over when ${come.done} of ${come.total} blocks of the past were read`,
  hint: `run it again: it goes on where it was; or give it longer with --timeout; or hedge rpc set ${chain.name}, with an RPC that takes wider log ranges`,
})

export function historyGap(error: unknown, chain: Named, rpc: RpcEndpoint, toBlock: bigint): Gap {
  const missing = error instanceof RpcError && (saysBlockAhead(error.message) || troubleOf(error) === 'block-missing')
  if (!missing) return gapFrom(error, rpc, chain)
  return {
    code: 'rpc-behind',
    source: rpcSource(rpc, chain),
    message: `${rpc.label} does not have block ${toBlock} yet, at which the positions were read`,
    hint: 'run the same command again',
  }
}
