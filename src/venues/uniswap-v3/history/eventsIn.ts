import type { Address } from '../../../domain/address.ts'
import type { LpEvent } from '../../../domain/history.ts'
import { inTurns } from '../../inTurns.ts'
import { isUntold, priceKey } from './findPrices.ts'
import { expectWords, type Log, wordOf } from './log.ts'
import { priceBefore } from './priceBefore.ts'
import type { Reading } from './reading.ts'
import { timestamps } from './timestamps.ts'
import { topics } from './topics.ts'

/** The id of the NFT that a log of the position manager is about. */
export const idIn = (log: Log): string => String(BigInt(log.topics[1]!))

/** Prices that are looked for at the same time. */
const lanes = 8

/** What the logs of some NFTs are about: the pool of each, and who is told the times of their blocks before all else. */
type About = { poolOf(id: string): Address; timed(times: ReadonlyMap<bigint, bigint>): void }

/** Logs as events, with the time of their blocks and, where the amounts do not tell it, the price they happened at. */
export async function eventsIn(reading: Reading, logs: readonly Log[], { poolOf, timed }: About) {
  const times = await timestamps(reading, logs)
  timed(times)
  const asked = new Map<string, Promise<Log[]>>()
  return inTurns(logs, lanes, async log => {
    expectWords(log, 3)
    const id = idIn(log)
    const kind =
      log.topics[0] === topics.increase ? 'increase' : log.topics[0] === topics.decrease ? 'decrease' : 'collect'
    const [first, amount0, amount1] = [wordOf(log, 0), wordOf(log, 1), wordOf(log, 2)]
    const untold = isUntold({ kind, amount0, amount1 })
    const price = untold ? await priceBefore(reading, poolOf(id), log, asked) : null
    if (untold && price === null) reading.missed.add(priceKey(id, log))
    const event: LpEvent = {
      kind,
      block: String(log.block),
      logIndex: log.logIndex,
      timestamp: String(times.get(log.block)!),
      liquidity: kind === 'collect' ? '0' : String(first),
      amount0: String(amount0),
      amount1: String(amount1),
      swapSqrtPriceX96: price === null ? null : String(price),
    }
    return { id, event }
  })
}
