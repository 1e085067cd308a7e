import type { RpcEndpoint } from '../../domain/endpoint.ts'
import { HttpFailure, postJson } from '../http.ts'
import { withRetry } from '../retry.ts'
import { RpcError, RpcShapeError } from './RpcError.ts'
import { revertData } from './revertData.ts'
import { passes } from './troubleOf.ts'

const policy = { tries: 3, pause: 250, passing: passes }

/** Twenty times what a page of positions takes: more than this is no answer to anything that is asked here. */
const maxBytes = 8 * 1024 * 1024

let lastId = 0

/** One question; `rpcRequest` asks it alone, `rpcBatch` with others. */
export type RpcQuestion = { method: string; params: readonly unknown[] }

/** One JSON-RPC request; throws RpcError, RpcShapeError or HttpFailure, none of which carries the URL. `tries` in all. */
export async function rpcRequest(
  endpoint: RpcEndpoint,
  method: string,
  params: readonly unknown[],
  signal: AbortSignal,
  tries = policy.tries,
): Promise<unknown> {
  return withRetry(
    async () => {
      const request = numbered({ method, params })
      const { status, body } = await postJson(endpoint.url, request, { signal, maxBytes })
      return resultOf(request.id, status, body)
    },
    { ...policy, tries },
    signal,
  )
}

/**
 * Several requests in one body; resolves to their results, or the errors in their places. Throws RpcShapeError, RpcError or
 * HttpFailure where the node did not take the batch.
 */
export async function rpcBatch(
  endpoint: RpcEndpoint,
  questions: readonly RpcQuestion[],
  signal: AbortSignal,
): Promise<(unknown | RpcError)[]> {
  return withRetry(
    async () => {
      const requests = questions.map(numbered)
      const { status, body } = await postJson(endpoint.url, requests, { signal, maxBytes })
      if (!Array.isArray(body)) {
        resultOf(-1, status, body)
        throw new RpcShapeError('answered a batch with something that is none')
      }
      const results = requests.map(({ id }) => {
        const own = body.filter(answer => isObject(answer) && answer.id === id)
        if (own.length !== 1) throw new RpcShapeError('answered a batch in part')
        try {
          return resultOf(id, 200, own[0])
        } catch (error) {
          if (error instanceof RpcError) return error
          throw error
        }
      })
      const busy = results.find(passes)
      if (busy !== undefined) throw busy
      return results
    },
    policy,
    signal,
  )
}

function numbered({ method, params }: RpcQuestion) {
  lastId += 1
  return { jsonrpc: '2.0', id: lastId, method, params }
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
