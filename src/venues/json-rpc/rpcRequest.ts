import type { RpcEndpoint } from '../../domain/venue.ts'
import { HttpFailure, postJson } from '../http.ts'
import { withRetry } from '../retry.ts'
import { RpcError, RpcShapeError } from './RpcError.ts'
import { revertData } from './revertData.ts'

const policy = { tries: 3, pause: 250 }

let lastId = 0

/** One JSON-RPC request; throws RpcError, RpcShapeError or HttpFailure, none of which carries the URL. */
export async function rpcRequest(
  endpoint: RpcEndpoint,
  method: string,
  params: readonly unknown[],
  signal: AbortSignal,
): Promise<unknown> {
  return withRetry(
    async () => {
      lastId += 1
      const id = lastId
      const { status, body } = await postJson(endpoint.url, { jsonrpc: '2.0', id, method, params }, { signal })
      return resultOf(id, status, body)
    },
    policy,
    signal,
  )
}

/**
 * Gateways put JSON into their refusals, so 401, 403, 429 and 5xx count before the body does, unless it carries the data
 * of a reverted call: some nodes send that with 500.
 */
function resultOf(id: number, status: number, body: unknown): unknown {
  const { id: answered, result, error } = (isObject(body) ? body : {}) as Record<string, unknown>
  const rpcError = isObject(error) ? toRpcError(error) : null
  const reverted = rpcError !== null && revertData(rpcError) !== null
  if (!reverted && (status === 401 || status === 403 || status === 429 || status >= 500)) throw statusFailure(status)
  if (rpcError !== null && (answered === id || answered === null || answered === undefined)) throw rpcError
  if (status >= 400) throw statusFailure(status)
  if (answered !== undefined && answered !== id) throw new RpcShapeError('answered another request than the one it got')
  if (answered === undefined || result === undefined) throw new RpcShapeError('answered JSON that is not JSON-RPC')
  return result
}

const toRpcError = ({ code, message, data }: Record<string, unknown>) =>
  new RpcError(typeof code === 'number' ? code : null, typeof message === 'string' ? message : '', data ?? undefined)

const statusFailure = (status: number) => new HttpFailure('status', `answered HTTP ${status}`, status)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
