import { HttpFailure } from '../../http.ts'
import { RpcError, RpcShapeError } from '../RpcError.ts'
import { rpcBatch } from '../rpcRequest.ts'
import { troubleOf } from '../troubleOf.ts'
import type { Probe } from './probe.ts'

/** Whether ten requests in one body are answered. */
export async function takesBatch({ rpc, signal }: Probe): Promise<boolean | null> {
  const questions = Array.from({ length: 10 }, () => ({ method: 'eth_chainId', params: [] }))
  try {
    return (await rpcBatch(rpc, questions, signal)).every(answer => typeof answer === 'string')
  } catch (error) {
    const refused = error instanceof RpcShapeError || error instanceof RpcError || error instanceof HttpFailure
    const lost = error instanceof HttpFailure && error.status === null
    return refused && !lost && troubleOf(error) !== 'rate-limit' ? false : null
  }
}
