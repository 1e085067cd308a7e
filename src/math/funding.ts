import { type Decimal, fromUnits, mul, neg, sign, toNumber } from './decimal.ts'

const hoursAYear = fromUnits(8760n, 0)

/**
 * Simple yearly rate from the position's side: received positive, paid negative. `hourlyRate` is the venue's fraction for
 * one hour; above zero longs pay shorts. Zero for a position of size zero.
 */
export function fundingApr(hourlyRate: Decimal, szi: Decimal): number {
  const side = fromUnits(BigInt(-sign(szi)), 0)
  return toNumber(mul(mul(hourlyRate, hoursAYear), side))
}

/** Funding in USD since the position was opened, paid negative. The venue's `cumFunding` is the other way round. */
export const fundingSinceOpen = (cumFundingSinceOpen: Decimal): Decimal => neg(cumFundingSinceOpen)
