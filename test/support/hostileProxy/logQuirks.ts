import type { Answer, Call, Quirks } from './quirks.ts'

/** What a question for logs spans; null for any other question. */
export function spanOf({ method, params }: Call): { from: bigint; to: bigint; blocks: bigint } | null {
  if (method !== 'eth_getLogs') return null
  const { fromBlock, toBlock } = params[0] as { fromBlock: string; toBlock: string }
  const [from, to] = [BigInt(fromBlock), BigInt(toBlock)]
  return { from, to, blocks: to - from + 1n }
}

/** Refuses more blocks at once, in the words of some provider; null in place of the words: HTTP would have no body. */
export const logCap = (most: number, message: (most: number, asked: bigint) => string, code = -32600): Quirks => ({
  refuse(call) {
    const span = spanOf(call)
    return span !== null && span.blocks > most ? { error: { code, message: message(most, span.blocks) } } : null
  },
})

/** Answers more blocks at once with nothing, or with the logs of the newest or the oldest of them, and does not say so. */
export const silentLogCap = (most: number, answered: 'none' | 'newest' | 'oldest'): Quirks => ({
  refuse(call) {
    const span = spanOf(call)
    return answered === 'none' && span !== null && span.blocks > most ? { result: [] } : null
  },
  ask(call) {
    const span = spanOf(call)
    if (span === null || span.blocks <= most) return call
    const hex = (value: bigint) => `0x${value.toString(16)}`
    const [from, to] =
      answered === 'newest' ? [span.to - BigInt(most) + 1n, span.to] : [span.from, span.from + BigInt(most) - 1n]
    return { ...call, params: [{ ...(call.params[0] as object), fromBlock: hex(from), toBlock: hex(to) }] }
  },
})

/** A change of the logs in an answer. */
const onLogs = (change: (logs: Record<string, unknown>[]) => unknown[]): Quirks => ({
  answer: (answer: Answer, { method }) =>
    method === 'eth_getLogs' && Array.isArray(answer.result)
      ? { ...answer, result: change(answer.result as Record<string, unknown>[]) }
      : answer,
})

export const logOddities = {
  withoutTimestamps: onLogs(logs => logs.map(({ blockTimestamp: _, ...log }) => log)),
  zeroTimestamps: onLogs(logs => logs.map(log => ({ ...log, blockTimestamp: '0x0' }))),
  timestampsInMilliseconds: onLogs(logs =>
    logs.map(log => ({ ...log, blockTimestamp: `${String(log.blockTimestamp)}3e8` })),
  ),
  doubled: onLogs(logs => [...logs].reverse().concat(logs)),
  withRemoved: onLogs(logs => logs.flatMap(log => [log, { ...log, logIndex: '0xfff', removed: true }])),
  shouting: onLogs(logs =>
    logs.map(log => ({ ...log, address: String(log.address).toUpperCase().replace('0X', '0x') })),
  ),
} satisfies Record<string, Quirks>
