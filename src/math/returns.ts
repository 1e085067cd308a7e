import { type Decimal, divide, fromUnits, mul, sign, sum } from './decimal.ts'

/** Dollars that went in (positive) or came out (negative), `at` in milliseconds. */
export type CashFlow = { at: number; usd: Decimal }

const digits = 40
export const dayMs = 86_400_000
const yearMs = fromUnits(365n * BigInt(dayMs), 0)
const milliseconds = (duration: number): Decimal => fromUnits(BigInt(Math.round(duration)), 0)

/**
 * The capital that worked, by modified Dietz: each flow weighted by the share of the window it was in,
 * Σ usd·(end − at) / (end − start). Null for a window of no length.
 */
export function dietzCapital(flows: readonly CashFlow[], start: number, end: number): Decimal | null {
  if (end <= start) return null
  const weighted = flows.map(({ at, usd }) => mul(usd, milliseconds(end - Math.min(Math.max(at, start), end))))
  return divide(sum(weighted), milliseconds(end - start), digits)
}

/** `roi` a fraction of the capital, `apr` the same for a year, simple: roi·365/days. */
export type Returns = { roi: Decimal; apr: Decimal }

/** Null where no capital was at work, or for a window of no length. */
export function returnsOf(gain: Decimal, capital: Decimal, windowMs: number): Returns | null {
  if (sign(capital) <= 0 || windowMs <= 0) return null
  const apr = divide(mul(gain, yearMs), mul(capital, milliseconds(windowMs)), digits)
  return { roi: divide(gain, capital, digits), apr }
}
