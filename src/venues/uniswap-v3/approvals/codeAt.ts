import type { Address, Hex } from '../../../domain/address.ts'
import type { CodeAt } from '../../../domain/approvals.ts'
import type { RpcEndpoint } from '../../../domain/endpoint.ts'
import { RpcShapeError } from '../../json-rpc/RpcError.ts'
import { rpcRequest } from '../../json-rpc/rpcRequest.ts'
import { tooMuchOrLong } from '../steps/singleCalls.ts'

/** What stands at an address. Code that is too long to be sent is a contract's; a delegation is 23 bytes (EIP-7702). */
export async function codeAt(rpc: RpcEndpoint, address: Address, block: Hex, signal: AbortSignal): Promise<CodeAt> {
  const code = await rpcRequest(rpc, 'eth_getCode', [address, block], signal).catch((error: unknown) => {
    if (tooMuchOrLong(error)) return '0xfe'
    throw error
  })
  if (typeof code !== 'string' || !/^0x(?:[0-9a-f]{2})*$/i.test(code)) {
    throw new RpcShapeError('answered something that is not code where code was asked for')
  }
  if (code === '0x') return { kind: 'none' }
  const to = /^0xef0100([0-9a-f]{40})$/i.exec(code)?.[1]
  return to === undefined ? { kind: 'contract' } : { kind: 'delegated', to: `0x${to.toLowerCase()}` }
}
