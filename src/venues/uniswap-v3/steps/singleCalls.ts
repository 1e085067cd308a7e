import type { Address, Hex } from '../../../domain/address.ts'
import type { RpcEndpoint } from '../../../domain/endpoint.ts'
import { HttpFailure } from '../../http.ts'
import { type Call, ethCall, type Said } from '../../json-rpc/ethCall.ts'
import { RpcShapeError } from '../../json-rpc/RpcError.ts'
import { rpcRequest } from '../../json-rpc/rpcRequest.ts'
import { troubleOf } from '../../json-rpc/troubleOf.ts'

/** A call that may cost or say too much, which is then no answer of the contract. */
export async function tolerantCall(rpc: RpcEndpoint, call: Call, block: Hex, signal: AbortSignal): Promise<Said> {
  try {
    return await ethCall(rpc, call, block, signal)
  } catch (error) {
    if (tooMuchOrLong(error)) return { ok: false, data: '0x' }
    throw error
  }
}

/** For the node, by its own word. */
export const tooMuch = (error: unknown): boolean => ['out-of-gas', 'too-large'].includes(troubleOf(error) ?? '')

/** For the node, or for us: a token may answer with megabytes. */
export const tooMuchOrLong = (error: unknown): boolean =>
  tooMuch(error) || (error instanceof HttpFailure && error.kind === 'too-large')

export async function codeAt(rpc: RpcEndpoint, address: Address, block: Hex, signal: AbortSignal): Promise<boolean> {
  const code = await rpcRequest(rpc, 'eth_getCode', [address, block], signal).catch((error: unknown) => {
    // Too much of it to be sent is code enough.
    if (tooMuch(error)) return '0xfe'
    throw error
  })
  if (typeof code !== 'string' || !code.startsWith('0x')) {
    throw new RpcShapeError('answered something that is not code where code was asked for')
  }
  return code.length > 2
}
