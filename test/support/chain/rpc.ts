import type { Hex } from '../../../src/domain/address.ts'

/** One JSON-RPC request to a local chain; throws the node's message, with its revert data in `data`. */
export type Rpc = <T = unknown>(method: string, params?: readonly unknown[]) => Promise<T>

export class LocalRpcError extends Error {
  readonly data: Hex | undefined
  constructor(method: string, message: string, data: Hex | undefined) {
    super(`${method}: ${message}`)
    this.name = 'LocalRpcError'
    this.data = data
  }
}

export function rpcAt(url: string): Rpc {
  return async <T>(method: string, params: readonly unknown[] = []) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      signal: AbortSignal.timeout(30_000),
    })
    const body = (await response.json()) as { result: T; error?: { message: string; data?: Hex } }
    if (body.error) throw new LocalRpcError(method, body.error.message, body.error.data)
    return body.result
  }
}
