import { type Decimal, isZero, sign } from './decimal.ts'
import { distance } from './price.ts'

/**
 * The fraction of the mark price it may still move against the position before liquidation: up for a short (szi < 0), down
 * for a long. Zero or below: already past it. `liquidationPx` is the venue's own. RangeError when szi is zero or the
 * mark price is not above it.
 */
export function liquidationDistance(markPx: Decimal, liquidationPx: Decimal, szi: Decimal): number {
  if (isZero(szi)) throw new RangeError('a position of size zero has no liquidation price')
  const signed = distance(markPx, liquidationPx)
  return sign(szi) < 0 ? signed : 0 - signed
}
