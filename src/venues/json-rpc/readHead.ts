import type { Hex } from '../../domain/address.ts'
import type { RpcEndpoint } from '../../domain/endpoint.ts'
import { RpcShapeError } from './RpcError.ts'
import { rpcRequest } from './rpcRequest.ts'

/** A block by the chain's own number: on Arbitrum that of Arbitrum, which contracts there see in another way. */
export type Head = { chainId: bigint; number: bigint; timestamp: bigint; tag: Hex }

export async function readHead(rpc: RpcEndpoint, block: Hex | 'latest', signal: AbortSignal): Promise<Head> {
  const [chainId, head] = await Promise.all([
    rpcRequest(rpc, 'eth_chainId', [], signal),
    rpcRequest(rpc, 'eth_getBlockByNumber', [block, false], signal),
  ])
  const { number, timestamp } = (typeof head === 'object' && head !== null ? head : {}) as Record<string, unknown>
  const asked = block === 'latest' || quantity(number) === BigInt(block)
  if (!asked) throw new RpcShapeError('answered another block than the one it was asked for')
  const at = quantity(number)
  return { chainId: quantity(chainId), number: at, timestamp: quantity(timestamp), tag: `0x${at.toString(16)}` }
}

function quantity(value: unknown): bigint {
  if (typeof value === 'string' && /^0x[0-9a-f]{1,16}$/i.test(value)) return BigInt(value)
  throw new RpcShapeError('answered something that is not a number where one belongs')
}
