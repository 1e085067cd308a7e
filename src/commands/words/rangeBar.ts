import { type Ranged, rangeSide } from './rangeSide.ts'

/** Where a price stands between two ticks, drawn: `├────●───┤`, `●├───┤` below, `├───┤●` above. */
export function rangeBar(at: Ranged, width = 12): string {
  const line = '─'.repeat(width)
  const side = rangeSide(at)
  if (side === 'below') return `●├${line}┤`
  if (side === 'above') return `├${line}┤●`
  const share = (at.tick - at.tickLower) / (at.tickUpper - at.tickLower)
  const place = Math.min(width - 1, Math.floor((at.priceQuote.base === 'token1' ? 1 - share : share) * width))
  return `├${line.slice(0, place)}●${line.slice(place + 1)}┤`
}
