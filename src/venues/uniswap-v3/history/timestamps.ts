import { RpcShapeError } from '../../json-rpc/RpcError.ts'
import { blockHeaders } from './blockHeaders.ts'
import type { Log } from './log.ts'
import type { Reading } from './reading.ts'

/**
 * The time of each block with a log, in seconds: as the logs say it, unless one says nothing, two say different things, or what
 * they say cannot be: time does not go back from block to block, nor beyond the newest of them.
 */
export async function timestamps(reading: Reading, logs: readonly Log[]): Promise<Map<bigint, bigint>> {
  const blocks = Map.groupBy(logs, ({ block }) => block)
  const times = new Map<bigint, bigint>()
  for (const [block, [first, ...others]] of blocks) {
    const said = first!.timestamp
    if (said !== null && others.every(({ timestamp }) => timestamp === said)) times.set(block, said)
  }
  if (!canBe(times, reading)) times.clear()
  const headers = await blockHeaders(
    reading,
    [...blocks.keys()].filter(block => !times.has(block)),
  )
  for (const [block, { timestamp }] of headers) times.set(block, timestamp)
  if (!canBe(times, reading)) throw new RpcShapeError('answered with times of blocks that cannot be')
  return times
}

function canBe(times: ReadonlyMap<bigint, bigint>, { latest }: Reading): boolean {
  const ordered = [...times].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, time]) => time)
  return ordered.every((time, n) => (n === 0 || time >= ordered[n - 1]!) && (latest === null || time <= latest))
}
