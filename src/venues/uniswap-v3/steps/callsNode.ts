import { inTurns } from '../../inTurns.ts'
import { type Call, callQuestion, ethCall, type Said, saidIn } from '../../json-rpc/ethCall.ts'
import { RpcError, RpcShapeError } from '../../json-rpc/RpcError.ts'
import type { Head } from '../../json-rpc/readHead.ts'
import { rpcBatch } from '../../json-rpc/rpcRequest.ts'
import { troubleOf } from '../../json-rpc/troubleOf.ts'
import type { Asked } from '../page.ts'
import { Unanswered } from '../Unanswered.ts'
import type { StepNode } from './node.ts'
import { codeAt, tolerantCall, tooMuch } from './singleCalls.ts'

/** Some public endpoints take 10 requests in one body, hardly one takes fewer. */
const batchSize = 10
const atOnce = 6

/** One `eth_call` a call, several in one body where the node takes that. `habits` keeps whether it does. */
export function callsNode(asked: Asked, head: Head, habits: { batch: boolean }, signal: AbortSignal): StepNode {
  const { rpc } = asked

  const ask = async (calls: readonly Call[]): Promise<Said[]> => {
    const batches = Array.from({ length: Math.ceil(calls.length / batchSize) }, (_, n) =>
      calls.slice(n * batchSize, (n + 1) * batchSize),
    )
    return (await inTurns(batches, habits.batch ? atOnce : 1, askSome)).flat()
  }

  const askSome = async (calls: readonly Call[]): Promise<Said[]> => {
    if (habits.batch && calls.length > 1) {
      try {
        const questions = calls.map(call => callQuestion(call, head.tag))
        return (await rpcBatch(rpc, questions, signal)).map(saidIn)
      } catch (error) {
        if (!refusesBatch(error)) throw error
        habits.batch = false
      }
    }
    return inTurns(calls, atOnce, call => ethCall(rpc, call, head.tag, signal))
  }

  return {
    hasCode: address => codeAt(rpc, address, head.tag, signal),
    async ask(calls) {
      try {
        return await ask(calls)
      } catch (error) {
        if (tooMuch(error)) throw new Unanswered('out-of-gas', asked, error)
        throw error
      }
    },
    askForeign: calls => inTurns(calls, atOnce, call => tolerantCall(rpc, call, head.tag, signal)),
  }
}

/** Whatever is said in place of a list of answers is about the batch; a rate limit is about the pace. */
const refusesBatch = (error: unknown): boolean =>
  error instanceof RpcShapeError || (error instanceof RpcError && troubleOf(error) !== 'rate-limit') || tooMuch(error)
