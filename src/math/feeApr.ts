import type { LiquidityEvent } from './costBasis.ts'
import { type Decimal, divide, fromUnits, mul, sign, toNumber } from './decimal.ts'

/** `liquidity` summed over seconds, and the seconds in which there was any. */
export type LiquidityTime = { liquiditySeconds: bigint; seconds: number }

/** The integral of L dt up to `until` (seconds). RangeError for events out of order or after it. */
export function liquidityTime(
  events: readonly Pick<LiquidityEvent, 'kind' | 'timestamp' | 'liquidity'>[],
  until: number,
): LiquidityTime {
  let liquidity = 0n
  let since = events[0]?.timestamp ?? until
  let liquiditySeconds = 0n
  let seconds = 0
  const passTo = (timestamp: number) => {
    const passed = timestamp - since
    if (!Number.isInteger(passed) || passed < 0) throw new RangeError(`second ${timestamp} comes after ${since}`)
    liquiditySeconds += liquidity * BigInt(passed)
    if (liquidity > 0n) seconds += passed
    since = timestamp
  }
  for (const event of events) {
    passTo(event.timestamp)
    if (event.kind === 'increase') liquidity += event.liquidity
    if (event.kind === 'decrease') liquidity -= event.liquidity
  }
  passTo(until)
  return { liquiditySeconds, seconds }
}

/** `fees` of all its life and the `value` of its liquidity now, in one currency; `minimumDays`: the shortest window. */
export type FeePace = LiquidityTime & { fees: Decimal; value: Decimal; liquidity: bigint; minimumDays: number }

const day = 86_400
const year = 365n * BigInt(day)

/**
 * Fees a year at the pace so far, as a fraction of the value now: fees for each unit of liquidity and second, times the liquidity
 * of now, times a year of 365 days. So a deposit of yesterday does not dilute the fees of a year. Null when liquidity was in it for
 * less than the shortest window, and when there is none now.
 */
export function feeApr({ fees, value, liquidity, liquiditySeconds, seconds, minimumDays }: FeePace): number | null {
  if (seconds <= 0 || seconds < minimumDays * day || liquidity === 0n || sign(value) <= 0) return null
  const yearly = mul(fees, fromUnits(liquidity * year, 0))
  return toNumber(divide(yearly, mul(value, fromUnits(liquiditySeconds, 0)), 30))
}
