import type { benchmarks } from '../../math/benchmarks.ts'
import type { PositionResult } from './positionResult.ts'

/** Why parts of the LP's result are null. `baseWhy`: why nothing can be held against a base asset. */
export function lpNotes(
  gone: readonly string[],
  positions: readonly PositionResult[] | null,
  baseWhy: string | null,
  { tokens, base, usd }: ReturnType<typeof benchmarks>,
): string[] {
  if (gone.length > 0) return gone.map(id => `position #${id} is gone (burned), and what it earned is not known`)
  if (positions === null) return ['the past of a position of the LP is not known, so what the LP earned is not either']
  const { impermanentLoss, fees, price } = tokens.buckets
  const now = [impermanentLoss, fees, price].includes(null)
  return [
    ...(now ? ['the dollar price of a token of the LP is not known'] : []),
    ...(usd.buckets.price === null ? ['what a deposit was worth in dollars, at its moment or now, is not known'] : []),
    ...(base.buckets.price === null && usd.buckets.price !== null
      ? [baseWhy ?? 'the price of the base asset at the moment of a deposit is not known']
      : []),
  ]
}
