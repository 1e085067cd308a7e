import type { LpEvent } from '../../../domain/history.ts'
import { inTurns } from '../../inTurns.ts'
import { type Log, placeOf } from './log.ts'
import { priceBefore } from './priceBefore.ts'
import type { Reading } from './reading.ts'
import { eventsTo, type Track } from './track.ts'

/** A node that takes so many blocks at once finds a swap before long. */
const wide = 2_000n
/** At others it is looked for again after so long, in milliseconds. */
const pause = 6 * 3_600_000

/** Out of range one amount is zero, and both tell no price. */
export const isUntold = ({ kind, amount0, amount1 }: Pick<LpEvent, 'kind'> & Record<'amount0' | 'amount1', unknown>) =>
  kind !== 'collect' && (String(amount0) === '0' || String(amount1) === '0')

/** How an event whose price was looked for in vain is noted. */
export const priceKey = (id: string, event: { block: bigint | string; logIndex: number }): string =>
  `price ${id} ${placeOf(event)}`

/** Looks once more for the swaps that tell the price of what was added or taken away out of range, where none was found. */
export async function findPrices(reading: Reading, tracks: readonly Track[]): Promise<void> {
  const { logs, toBlock, missed, now } = reading
  const lacking = (track: Track) =>
    eventsTo(track, toBlock).filter(event => isUntold(event) && event.swapSqrtPriceX96 === null)
  const asked = new Map<string, Promise<Log[]>>()
  await inTurns(tracks, 4, async track => {
    const width = logs.width()
    const since = now().getTime() - Date.parse(track.unpriced ?? '')
    const lately = since >= 0 && since < pause
    if (lately && width !== null && width < wide) return
    const fresh = lacking(track).filter(event => !missed.has(priceKey(track.tokenId, event)))
    for (const event of fresh) {
      const place = { block: BigInt(event.block), logIndex: event.logIndex }
      const price = await priceBefore(reading, track.pool, place, asked)
      if (price === null) missed.add(priceKey(track.tokenId, event))
      else track.events.set(placeOf(event), { ...event, swapSqrtPriceX96: String(price) })
    }
    track.unpriced = lacking(track).length > 0 ? now().toISOString() : undefined
  })
}
