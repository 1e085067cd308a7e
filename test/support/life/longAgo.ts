import type { Answer, Call, Quirks } from '../hostileProxy/quirks.ts'

/** Nothing happened for so many blocks: everything up to `after` lies that much earlier than the node has it. */
export type Pause = { after: bigint; blocks: bigint }

type Range = { fromBlock: string; toBlock: string }
type Placed = { blockNumber: string }

/**
 * A node whose past lies below what is final, which mining so many blocks would take minutes for. Its newest block stays as it is;
 * logs are asked for and told as if the pause had been.
 */
export function longAgo(pauseNow: () => Pause): Quirks {
  const said = (real: bigint) => (real <= pauseNow().after ? real - pauseNow().blocks : real)
  const rangeOf = ({ params }: Call) => {
    const { fromBlock, toBlock } = params[0] as Range
    return { from: BigInt(fromBlock), to: toBlock === 'latest' ? newest : BigInt(toBlock) }
  }
  return {
    ask: call => {
      if (call.method !== 'eth_getLogs') return call
      const { after, blocks } = pauseNow()
      const { from, to } = rangeOf(call)
      const first = from <= after - blocks ? from + blocks : from > after ? from : after + 1n
      const last = to > after ? to : smaller(to + blocks, after)
      // A range within the pause is none: what is answered instead is left out below.
      const range = { fromBlock: hex(first), toBlock: to === newest ? 'latest' : hex(last < first ? first : last) }
      return { ...call, params: [{ ...(call.params[0] as Range), ...range }] }
    },
    answer: (answer: Answer, call) => {
      if (call.method !== 'eth_getLogs' || !Array.isArray(answer.result)) return answer
      const { from, to } = rangeOf(call)
      const logs = (answer.result as Placed[])
        .map(log => ({ ...log, blockNumber: hex(said(BigInt(log.blockNumber))) }))
        .filter(({ blockNumber }) => BigInt(blockNumber) >= from && BigInt(blockNumber) <= to)
      return { ...answer, result: logs }
    },
  }
}

/** Above every block there is. */
const newest = 2n ** 64n

const hex = (block: bigint): string => `0x${block.toString(16)}`

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)
