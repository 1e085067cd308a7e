import type { Hex } from '../../../domain/address.ts'
import { HttpFailure } from '../../http.ts'
import { inTurns } from '../../inTurns.ts'
import { RpcError, RpcShapeError } from '../../json-rpc/RpcError.ts'
import { type RpcQuestion, rpcBatch, rpcRequest } from '../../json-rpc/rpcRequest.ts'
import type { Reading } from './reading.ts'

/** What the strictest public nodes take in one body. */
const mostInBatch = 10

/** `timestamp` in seconds. */
export type BlockHeader = { hash: Hex; timestamp: bigint }

type Asking = Pick<Reading, 'rpc' | 'within' | 'habits'>

export async function blockHeaders(reading: Asking, blocks: readonly bigint[]): Promise<Map<bigint, BlockHeader>> {
  const headers = new Map<bigint, BlockHeader>()
  for (let from = 0; from < blocks.length; from += mostInBatch) {
    const page = blocks.slice(from, from + mostInBatch)
    const answers = await ask(reading, page)
    for (const [n, block] of page.entries()) headers.set(block, headerIn(answers[n], block))
  }
  return headers
}

async function ask({ rpc, within, habits }: Asking, blocks: readonly bigint[]): Promise<unknown[]> {
  const questions = blocks.map(
    (block): RpcQuestion => ({ method: 'eth_getBlockByNumber', params: [`0x${block.toString(16)}`, false] }),
  )
  if (habits.batch && questions.length > 1) {
    try {
      return await rpcBatch(rpc, questions, within())
    } catch (error) {
      const refused = error instanceof RpcError || error instanceof RpcShapeError
      if (!refused && !(error instanceof HttpFailure && error.status !== null && error.status < 500)) throw error
      habits.batch = false
    }
  }
  return inTurns(questions, 4, ({ method, params }) => rpcRequest(rpc, method, params, within()))
}

function headerIn(answer: unknown, block: bigint): BlockHeader {
  if (answer instanceof RpcError) throw answer
  const { number, timestamp, hash } = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<
    string,
    unknown
  >
  const fits = isQuantity(number) && BigInt(number) === block && isQuantity(timestamp)
  if (!fits || typeof hash !== 'string' || !/^0x[0-9a-f]{64}$/i.test(hash)) {
    throw new RpcShapeError('answered something that is not the block it was asked for')
  }
  return { hash: hash.toLowerCase() as Hex, timestamp: BigInt(timestamp) }
}

const isQuantity = (value: unknown): value is string => typeof value === 'string' && /^0x[0-9a-f]{1,16}$/i.test(value)
