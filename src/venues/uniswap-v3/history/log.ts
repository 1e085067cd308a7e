import type { Address, Hex } from '../../../domain/address.ts'
import { RpcShapeError } from '../../json-rpc/RpcError.ts'

/** A filter of `eth_getLogs` without its blocks: a list in a place means any of them, null anything. */
export type LogFilter = { address: Address; topics: readonly (Hex | readonly Hex[] | null)[] }

/** `timestamp` (seconds) where the node sends one that can be a block's. */
export type Log = { block: bigint; logIndex: number; topics: readonly Hex[]; data: Hex; timestamp: bigint | null }

/**
 * The logs of an answer that lie in the range, in order, each once. What a reorganisation took back is left out; what the
 * filter did not ask for makes the answer one to another question.
 */
export function logsIn(answer: unknown, filter: LogFilter, from: bigint, to: bigint): Log[] {
  if (!Array.isArray(answer)) throw new RpcShapeError('answered something that is not a list where logs belong')
  const logs = new Map<string, Log>()
  for (const each of answer) {
    if (typeof each !== 'object' || each === null) throw new RpcShapeError('answered something that is not a log')
    const { address, topics, data, blockNumber, logIndex, removed, blockTimestamp } = each as Record<string, unknown>
    if (removed === true || blockNumber === null) continue
    const log = {
      block: quantity(blockNumber),
      logIndex: Number(quantity(logIndex)),
      topics: words(topics),
      data: bytes(data),
      timestamp: saneTimestamp(blockTimestamp),
    }
    if (
      typeof address !== 'string' ||
      address.toLowerCase() !== filter.address.toLowerCase() ||
      !matches(log.topics, filter)
    ) {
      throw new RpcShapeError('answered with logs that were not asked for')
    }
    if (log.block >= from && log.block <= to) logs.set(placeOf(log), log)
  }
  return [...logs.values()].sort(byPlace)
}

export const placeOf = ({ block, logIndex }: { block: bigint | string; logIndex: number }): string =>
  `${block} ${logIndex}`

export const byPlace = (a: Pick<Log, 'block' | 'logIndex'>, b: Pick<Log, 'block' | 'logIndex'>): number =>
  a.block < b.block ? -1 : a.block > b.block ? 1 : a.logIndex - b.logIndex

/** The word at an index of a log's data. */
export const wordOf = ({ data }: Log, index: number): bigint =>
  BigInt(`0x${data.slice(2 + 64 * index, 66 + 64 * index)}`)

/** Throws where the data is not so many words: an event of the same name that means something else. */
export function expectWords({ data }: Log, count: number): void {
  if (data.length !== 2 + 64 * count)
    throw new RpcShapeError('answered with a log of another length than its event has')
}

const matches = (topics: readonly Hex[], filter: LogFilter): boolean =>
  filter.topics.every(
    (wanted, n) => wanted === null || (topics[n] !== undefined && [wanted].flat().includes(topics[n])),
  )

function quantity(value: unknown): bigint {
  if (typeof value === 'string' && /^0x[0-9a-f]{1,16}$/i.test(value)) return BigInt(value)
  throw new RpcShapeError('answered with a log without a place')
}

function words(value: unknown): Hex[] {
  const isWord = (each: unknown) => typeof each === 'string' && /^0x[0-9a-f]{64}$/i.test(each)
  if (!Array.isArray(value) || !value.every(isWord)) throw new RpcShapeError('answered with a log without topics')
  return value.map(each => each.toLowerCase())
}

function bytes(value: unknown): Hex {
  if (typeof value !== 'string' || !/^0x(?:[0-9a-f]{2})*$/i.test(value)) {
    throw new RpcShapeError('answered with a log without data')
  }
  return value.toLowerCase() as Hex
}

/** Some nodes send zero, some milliseconds. Between 2001 and 2128 it can be a block's. */
function saneTimestamp(value: unknown): bigint | null {
  if (typeof value !== 'string' || !/^0x[0-9a-f]{1,16}$/i.test(value)) return null
  const seconds = BigInt(value)
  return seconds >= 1_000_000_000n && seconds < 5_000_000_000n ? seconds : null
}
