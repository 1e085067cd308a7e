import { inTime } from './isCredible.ts'
import { eventsTo, type Track } from './track.ts'

/**
 * Nothing is missing, as far as that can be known: a mint adds liquidity before all else, there is never less than none, and
 * what is left is what the position has. What was withdrawn was collected or is owed still; more may be, which are fees, so
 * that a collect of fees alone can be missing unseen.
 */
export function addsUp(track: Track, toBlock: bigint): boolean {
  const events = eventsTo(track, toBlock)
  if (events[0]?.kind !== 'increase' || !inTime(events, undefined)) return false
  if (track.minted !== null && BigInt(events[0].block) !== track.minted) return false
  let liquidity = 0n
  const due: [bigint, bigint] = [0n, 0n]
  for (const event of events) {
    const [amount0, amount1] = [BigInt(event.amount0), BigInt(event.amount1)]
    const sign = event.kind === 'decrease' ? 1n : event.kind === 'collect' ? -1n : 0n
    due[0] += sign * amount0
    due[1] += sign * amount1
    liquidity += event.kind === 'decrease' ? -BigInt(event.liquidity) : BigInt(event.liquidity)
    if (liquidity < 0n) return false
  }
  return liquidity === track.liquidity && track.owed.every((owed, n) => owed === null || due[n]! <= owed)
}
