import { type Fraction, fraction, minus, over, plus, times, total } from './fraction.ts'
import type { Ground } from './ground.ts'
import type { Entry, Exact, Parts } from './ledger.ts'
import type { Short } from './short.ts'

/** Dollars for one whole token0 and token1. */
export type Usd = readonly [Fraction, Fraction]

export type Buckets = Record<'price' | 'impermanentLoss' | 'fees' | 'hedge' | 'funding' | 'costs', Fraction>

/** Smallest units in dollars. */
export const worth = ({ sides }: Pick<Ground, 'sides'>, amounts: Exact, usd: Usd): Fraction =>
  total(
    ([0, 1] as const).map(side => over(times(amounts[side], usd[side]), fraction(10n ** BigInt(sides[side].decimals)))),
  )

export const exact = (amounts: readonly [bigint, bigint]): Exact => [fraction(amounts[0]), fraction(amounts[1])]

/**
 * The parts of a result against holding the tokens, the base asset, and dollars, each by itself. `usd` are the venue's prices;
 * `poolUsd` the pool's in dollars that a quote has now, at which alone there is no gain by impermanent loss: at `sqrtPriceX96` now,
 * and at each withdrawal's own then. What lies between is price. `usdThen` are the prices of a deposit's moment in quotes.
 */
export function bucketsOf(
  ground: Ground,
  {
    entries,
    parts,
    short,
    usd,
    sqrtPriceX96,
    poolUsd,
    usdThen,
  }: {
    entries: readonly Entry[]
    parts: Parts
    short: Short
    usd: Usd
    sqrtPriceX96: bigint
    poolUsd(sqrtPriceX96: bigint): Usd
    usdThen(entry: Entry): Usd
  },
): Record<'tokens' | 'base' | 'usd', Buckets> {
  const base = ground.base === ground.sides[0] ? 0 : 1
  const deposits = entries.filter(({ kind }) => kind === 'deposit')
  const now = total(deposits.map(({ amounts }) => worth(ground, exact(amounts), usd)))
  const put = deposits.map(entry => ({
    before: usdThen(entry),
    dollars: worth(ground, exact(entry.amounts), usdThen(entry)),
  }))
  const asBase = total(put.map(({ before, dollars }) => times(over(dollars, before[base]), usd[base])))
  const lost = [{ amounts: parts.unrealised, sqrtPriceX96 }, ...parts.lockedIn]
  const impermanentLoss = total(lost.map(each => worth(ground, each.amounts, poolUsd(each.sqrtPriceX96))))
  const same = {
    impermanentLoss,
    fees: worth(ground, exact(parts.fees), usd),
    ...{ hedge: short.hedge, funding: short.funding, costs: short.costs },
  }
  const apart = minus(total(lost.map(({ amounts }) => worth(ground, amounts, usd))), impermanentLoss)
  const spent = total(put.map(({ dollars }) => dollars))
  return {
    tokens: { price: apart, ...same },
    base: { price: plus(apart, minus(now, asBase)), ...same },
    usd: { price: plus(apart, minus(now, spent)), ...same },
  }
}
