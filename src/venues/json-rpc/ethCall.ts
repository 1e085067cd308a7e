import type { Address, Hex } from '../../domain/address.ts'
import type { RpcEndpoint } from '../../domain/endpoint.ts'
import { RpcError, RpcShapeError } from './RpcError.ts'
import { revertData } from './revertData.ts'
import { type RpcQuestion, rpcRequest } from './rpcRequest.ts'
import { troubleOf } from './troubleOf.ts'

export type Call = { to: Address; data: Hex }

/** What a contract said; `ok` false: it reverted, with these bytes or none. */
export type Said = { ok: boolean; data: Hex }

export const callQuestion = (call: Call, block: Hex): RpcQuestion => ({ method: 'eth_call', params: [call, block] })

/** One call of one contract. A revert is an answer; everything else a node may say in place of a result is thrown. */
export async function ethCall(rpc: RpcEndpoint, call: Call, block: Hex, signal: AbortSignal): Promise<Said> {
  const { method, params } = callQuestion(call, block)
  return saidIn(await rpcRequest(rpc, method, params, signal).catch((error: unknown) => error))
}

/** Throws what is neither bytes nor a revert. */
export function saidIn(result: unknown): Said {
  if (typeof result === 'string' && /^0x(?:[0-9a-f]{2})*$/i.test(result)) {
    return { ok: true, data: result.toLowerCase() as Hex }
  }
  if (result instanceof RpcError && troubleOf(result) === 'reverted') {
    return { ok: false, data: revertData(result) ?? '0x' }
  }
  throw result instanceof Error ? result : new RpcShapeError('answered a call with something that is not bytes')
}
