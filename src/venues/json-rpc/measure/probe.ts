import type { Address } from '../../../domain/address.ts'
import type { RpcEndpoint } from '../../../domain/endpoint.ts'
import { HttpFailure } from '../../http.ts'
import { RpcError } from '../RpcError.ts'
import { rpcRequest } from '../rpcRequest.ts'
import { troubleOf } from '../troubleOf.ts'

export type Probe = { rpc: RpcEndpoint; signal: AbortSignal; contract: Address; head: bigint | null }

/** The result, or that the node refuses it, or that nothing was found out: a rate limit or a lost connection proves nothing. */
export async function tryRequest(
  { rpc, signal }: Probe,
  method: string,
  params: readonly unknown[],
): Promise<{ result: unknown } | 'refused' | 'unknown'> {
  try {
    return { result: await rpcRequest(rpc, method, params, signal) }
  } catch (error) {
    const answered = error instanceof RpcError || (error instanceof HttpFailure && error.status !== null)
    return answered && troubleOf(error) !== 'rate-limit' ? 'refused' : 'unknown'
  }
}

export const hex = (value: bigint): string => `0x${value.toString(16)}`

/** The greatest of rising steps that holds, tried one after another until one does not: 0 if none does, null if unknown. */
export async function furthest(
  steps: readonly bigint[],
  holds: (step: bigint) => Promise<boolean | null>,
): Promise<number | null> {
  let reached = 0
  for (const step of steps) {
    const held = await holds(step)
    if (held === null) return reached === 0 ? null : reached
    if (!held) return reached
    reached = Number(step)
  }
  return reached
}
