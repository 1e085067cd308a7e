import type { Decimal } from './decimal.ts'
import { distance } from './price.ts'

/**
 * What the pool asks for the asset over the perp's mark, both in USD: basis points, above zero where the pool is dearer.
 * RangeError unless the mark is above zero.
 */
export const basisBps = (poolPx: Decimal, markPx: Decimal): number => distance(markPx, poolPx) * 10_000
