import type { Address } from '../../../domain/address.ts'
import { byPlace, expectWords, type Log, wordOf } from './log.ts'
import { narrower } from './narrower.ts'
import type { Reading } from './reading.ts'
import { topics } from './topics.ts'

const mostRequests = 12
/** A busy pool is swapped in every block, a quiet one once in a month: each window is four times the one before it. */
const firstWindow = 10n
const growth = 4n

/**
 * The price (sqrtPriceX96) at which the last swap before an event left the pool, or at which the pool began; null where
 * neither is found within twelve requests. Windows go backwards from the event's own block. `asked`: answers that events of
 * the same block and pool share.
 */
export async function priceBefore(
  { logs, signal }: Reading,
  pool: Address,
  event: { block: bigint; logIndex: number },
  asked: Map<string, Promise<Log[]>>,
): Promise<bigint | null> {
  const filter = { address: pool, topics: [[topics.swap, topics.initialize]] }
  let to = event.block
  let window = firstWindow
  let most = logs.width()
  for (let request = 0; request < mostRequests && to >= 0n; request += 1) {
    const blocks = most !== null && most < window ? most : window
    const from = to - blocks + 1n > 0n ? to - blocks + 1n : 0n
    try {
      const key = `${pool} ${from} ${to}`
      const answer = asked.get(key) ?? logs.ask(filter, from, to)
      asked.set(key, answer)
      const before = (await answer).filter(log => byPlace(log, event) < 0)
      const last = before.at(-1)
      if (last !== undefined) {
        const swapped = last.topics[0] === topics.swap
        expectWords(last, swapped ? 5 : 2)
        return wordOf(last, swapped ? 2 : 0)
      }
      to = from - 1n
      window *= growth
    } catch (error) {
      const step = signal.aborted ? null : narrower(error, to - from + 1n)
      if (step === null) throw error
      most = step.blocks
    }
  }
  return null
}
