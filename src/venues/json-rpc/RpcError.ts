/** What a node answered in place of a result. `message` is the node's own text: not to be shown before `reduceText`. */
export class RpcError extends Error {
  readonly code: number | null
  readonly data: unknown
  constructor(code: number | null, message: string, data: unknown) {
    super(message)
    this.name = 'RpcError'
    this.code = code
    this.data = data
  }
}

/** An answer that is JSON and not JSON-RPC: no result and no error, or the answer to another request. */
export class RpcShapeError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'RpcShapeError'
  }
}
