import type { RpcEndpoint } from '../../domain/endpoint.ts'
import { RpcError, RpcShapeError } from './RpcError.ts'
import { rpcRequest } from './rpcRequest.ts'

/**
 * Whether the node holds accounts it could sign for: then whoever reaches it can move their money. A node that does not
 * know the question holds none; one that would not say, or says what is no list, is not one that holds none: throws.
 */
export async function holdsAccounts(rpc: RpcEndpoint, signal: AbortSignal): Promise<boolean> {
  const accounts = await rpcRequest(rpc, 'eth_accounts', [], signal).catch((error: unknown) => {
    if (error instanceof RpcError && isUnknownMethod(error)) return []
    throw error
  })
  if (Array.isArray(accounts)) return accounts.length > 0
  throw new RpcShapeError('answered eth_accounts with something that is no list')
}

const isUnknownMethod = ({ code, message }: RpcError): boolean =>
  code === -32601 ||
  /not (?:exist|found|supported|available|allowed|implemented|whitelisted|enabled)|unsupported|unknown method|disabled/i.test(
    message,
  )
