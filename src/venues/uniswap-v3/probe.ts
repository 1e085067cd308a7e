import type { Address } from '../../domain/address.ts'
import type { ReadModeName, RpcEndpoint } from '../../domain/endpoint.ts'
import { ReadFailure } from '../../domain/failure.ts'
import { gapFrom, type NamedChain } from '../json-rpc/gapFrom.ts'
import { holdsAccounts } from '../json-rpc/holdsAccounts.ts'
import { RpcError } from '../json-rpc/RpcError.ts'
import { rpcRequest } from '../json-rpc/rpcRequest.ts'
import { type Learning, withModes } from './modes/withModes.ts'

export type DeploymentFacts = {
  chainId: number
  block: { number: string; timestamp: string }
  factory: Address
  /** Null where the position manager names none. */
  wrappedNative: Address | null
  /** How positions were asked for. */
  mode: ReadModeName
}

/**
 * What a deployment says of itself, asked in the way positions are asked, so that an endpoint which passes can read those
 * too. `chain` goes into hints, and its id is held against the node's before anything else. Throws ReadFailure:
 * `wrong-chain`, `no-position-manager`, `no-factory`, or the node's own failing.
 */
export async function probeDeployment(
  positionManager: Address,
  rpc: RpcEndpoint,
  learning: Learning,
  chain: { name: string; chainId: number | null } | null = null,
): Promise<DeploymentFacts> {
  const asked = { positionManager, rpc, chain, ratios: [] }
  const [{ mode, header }, wrappedNative] = await Promise.all([
    withModes(asked, learning, async (mode, size, reach) => {
      const { header } = await mode.read(asked, { ids: [] }, 'latest', reach)
      return { result: { header, mode: mode.name }, size }
    }).catch((error: unknown) => {
      throw error instanceof ReadFailure ? error : new ReadFailure(gapFrom(error, rpc, chain))
    }),
    readWrappedNative(positionManager, rpc, learning.signal, chain),
  ])
  return {
    mode,
    chainId: Number(header.chainId),
    block: { number: String(header.blockNumber), timestamp: String(header.blockTimestamp) },
    factory: header.factory.toLowerCase() as Address,
    wrappedNative,
  }
}

/** keccak256('WETH9()'), the first four bytes. */
const weth9 = '0x4aa4a4fc'

async function readWrappedNative(to: Address, rpc: RpcEndpoint, signal: AbortSignal, chain: NamedChain) {
  const word = await askOrNull('eth_call', [{ to, data: weth9 }, 'latest'], rpc, signal, chain)
  const address = typeof word === 'string' ? /^0x0{24}([0-9a-f]{40})$/i.exec(word)?.[1] : undefined
  return address === undefined || /^0+$/.test(address) ? null : (`0x${address.toLowerCase()}` as Address)
}

/** Throws ReadFailure where the node does not say. */
export const checkEndpoint = (
  rpc: RpcEndpoint,
  signal: AbortSignal,
  chain: NamedChain = null,
): Promise<{ signs: boolean }> =>
  holdsAccounts(rpc, signal).then(
    signs => ({ signs }),
    (error: unknown) => {
      throw new ReadFailure(gapFrom(error, rpc, chain))
    },
  )

/** Null where the node or the contract refuses this one question; a node that cannot be asked is a ReadFailure. */
async function askOrNull(
  method: string,
  params: readonly unknown[],
  rpc: RpcEndpoint,
  signal: AbortSignal,
  chain: NamedChain,
): Promise<unknown> {
  try {
    return await rpcRequest(rpc, method, params, signal)
  } catch (error) {
    if (error instanceof RpcError) return null
    throw new ReadFailure(gapFrom(error, rpc, chain))
  }
}
