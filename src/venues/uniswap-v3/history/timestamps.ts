import { HttpFailure } from '../../http.ts'
import { inTurns } from '../../inTurns.ts'
import { RpcError, RpcShapeError } from '../../json-rpc/RpcError.ts'
import { type RpcQuestion, rpcBatch, rpcRequest } from '../../json-rpc/rpcRequest.ts'
import type { Log } from './log.ts'
import type { Reading } from './reading.ts'

/** What the strictest public nodes take in one body. */
const mostInBatch = 10

/** The time of each block with a log, in seconds: as the logs say it, unless one says nothing or two say different things. */
export async function timestamps(reading: Reading, logs: readonly Log[]): Promise<Map<bigint, bigint>> {
  const blocks = Map.groupBy(logs, ({ block }) => block)
  const times = new Map<bigint, bigint>()
  for (const [block, [first, ...others]] of blocks) {
    const said = first!.timestamp
    if (said !== null && others.every(({ timestamp }) => timestamp === said)) times.set(block, said)
  }
  const silent = [...blocks.keys()].filter(block => !times.has(block))
  const pages = Array.from({ length: Math.ceil(silent.length / mostInBatch) }, (_, n) =>
    silent.slice(n * mostInBatch, (n + 1) * mostInBatch),
  )
  for (const page of pages) {
    const answers = await blocksOf(reading, page)
    for (const [n, block] of page.entries()) times.set(block, timeIn(answers[n], block))
  }
  return times
}

async function blocksOf({ rpc, within, habits }: Reading, blocks: readonly bigint[]): Promise<unknown[]> {
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

function timeIn(answer: unknown, block: bigint): bigint {
  if (answer instanceof RpcError) throw answer
  const { number, timestamp } = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>
  const quantity = /^0x[0-9a-f]{1,16}$/i
  const fits = typeof number === 'string' && quantity.test(number) && BigInt(number) === block
  if (!fits || typeof timestamp !== 'string' || !quantity.test(timestamp)) {
    throw new RpcShapeError('answered something that is not the block it was asked for')
  }
  return BigInt(timestamp)
}
