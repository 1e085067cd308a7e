import { decodeFunctionResult, encodeFunctionData, parseAbi } from 'viem'
import type { Hex } from '../../../domain/address.ts'
import { ReadFailure } from '../../../domain/failure.ts'
import { inTurns } from '../../inTurns.ts'
import { type Call, type Said, saidIn } from '../../json-rpc/ethCall.ts'
import { multicall3 } from '../../json-rpc/multicall3.ts'
import type { Head } from '../../json-rpc/readHead.ts'
import { rpcRequest } from '../../json-rpc/rpcRequest.ts'
import { troubleOf } from '../../json-rpc/troubleOf.ts'
import { mixedBlocksGap } from '../gaps.ts'
import type { Asked } from '../page.ts'
import { Unanswered } from '../Unanswered.ts'
import type { StepNode } from './node.ts'
import { codeAt, tolerantCall, tooMuchOrLong } from './singleCalls.ts'
import { onlyWord } from './words.ts'

const abi = parseAbi([
  'struct Call { address target; bool allowFailure; bytes callData; }',
  'struct Said { bool success; bytes returnData; }',
  'function aggregate3(Call[] calls) payable returns (Said[] said)',
  'function getBlockNumber() view returns (uint256)',
  'function getCurrentBlockTimestamp() view returns (uint256)',
])

const clock: readonly Call[] = (['getBlockNumber', 'getCurrentBlockTimestamp'] as const).map(functionName => ({
  to: multicall3,
  data: encodeFunctionData({ abi, functionName }),
}))

/**
 * All calls of a step in one `eth_call`. Each says at which block it ran, so that a node which answers two steps from two
 * blocks is found out. The number is compared among steps only: on Arbitrum contracts see Ethereum's.
 */
export function multicallNode(asked: Asked, head: Head, signal: AbortSignal): StepNode {
  const { rpc } = asked
  let seen: bigint | null = null

  const aggregate = async (calls: readonly Call[]): Promise<Said[]> => {
    const every = [...clock, ...calls].map(({ to, data }) => ({ target: to, allowFailure: true, callData: data }))
    const data = encodeFunctionData({ abi, functionName: 'aggregate3', args: [every] })
    const said = decode(await run(data))
    const [number, timestamp] = said.slice(0, 2).map(onlyWord)
    if (said.length !== every.length || number == null || timestamp == null) throw new Unanswered('garbled', asked)
    seen ??= number
    if (timestamp !== head.timestamp || number !== seen) {
      throw new ReadFailure(mixedBlocksGap(asked, head.number, number === seen ? head.number : number))
    }
    return said.slice(2)
  }

  const run = async (data: Hex): Promise<Hex> => {
    try {
      const question = [{ to: multicall3, data }, head.tag]
      const said = saidIn(await rpcRequest(rpc, 'eth_call', question, signal))
      if (said.data === '0x') throw new Unanswered('no-multicall3', asked)
      return said.data
    } catch (error) {
      const trouble = troubleOf(error)
      if (trouble === 'too-large') throw new Unanswered('too-large', asked, error)
      // Each call may fail by itself, so that only a lack of gas reverts the whole.
      if (trouble === 'out-of-gas' || trouble === 'reverted') throw new Unanswered('out-of-gas', asked, error)
      if (trouble === 'refused') throw new Unanswered('not-run', asked, error)
      throw error
    }
  }

  const decode = (data: Hex): Said[] => {
    try {
      const said = decodeFunctionResult({ abi, functionName: 'aggregate3', data })
      return said.map(({ success, returnData }) => ({ ok: success, data: returnData }))
    } catch {
      throw new Unanswered('garbled', asked)
    }
  }

  /** A call that failed without a word may have run out of gas; asked alone, with all the gas there is, it would not. */
  const provedToFail = async (call: Call, said: Said): Promise<void> => {
    if (said.ok || said.data !== '0x') return
    const alone = await tolerantCall(rpc, call, head.tag, signal)
    if (alone.ok) throw new Unanswered('out-of-gas', asked)
  }

  const ask = async (calls: readonly Call[]): Promise<Said[]> => {
    if (calls.length === 0) return []
    const said = await aggregate(calls)
    await inTurns(calls, 4, (call, n) => provedToFail(call, said[n]!))
    return said
  }

  return {
    hasCode: address => codeAt(rpc, address, head.tag, signal),
    ask,
    async askForeign(calls) {
      try {
        return await ask(calls)
      } catch (error) {
        if (!tooMuchOrLong(error) && !(error instanceof Unanswered && error.why !== 'garbled')) throw error
        return inTurns(calls, 4, call => tolerantCall(rpc, call, head.tag, signal))
      }
    },
  }
}
