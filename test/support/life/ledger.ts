import { type Fraction, fraction, minus, plus, times } from './fraction.ts'

/** Smallest units of token0 and token1. */
export type Amounts = readonly [bigint, bigint]

/** What one transaction of the wallet did, by its own balances and by `positions()`: no event is looked at. */
export type Entry = {
  kind: 'deposit' | 'withdrawal' | 'collection'
  /** Seconds. */
  at: number
  /** Of the position, before it and after. */
  liquidity: readonly [bigint, bigint]
  /** What left the wallet or came to it; of a withdrawal, which pays nothing yet, by how much more there was to collect. */
  amounts: Amounts
  /** Of the pool at that moment. */
  sqrtPriceX96: bigint
}

/** What collecting everything, and taking out everything as well, really brought; both were undone. */
export type Closing = { uncollected: Amounts; all: Amounts }

export type Exact = readonly [Fraction, Fraction]

/** One position's past by the ledger alone, in the parts that its result is made of. Smallest units. */
export type Parts = {
  deposited: Amounts
  withdrawn: Amounts
  collected: Amounts
  /** What the liquidity alone is worth in tokens: all there was to get less what was waiting anyway. */
  holds: Amounts
  /** Deposits that remain: each withdrawal took its share of them. */
  remaining: Exact
  unrealised: Exact
  realised: Exact
  /** What `realised` is made of: each withdrawal less the deposits it took away, and the pool's price when it was made. */
  lockedIn: readonly { amounts: Exact; sqrtPriceX96: bigint }[]
  fees: Amounts
}

export const sumOf = (all: readonly Amounts[]): Amounts =>
  all.reduce<Amounts>((sum, each) => [sum[0] + each[0], sum[1] + each[1]], [0n, 0n])

export const less = (a: Amounts, b: Amounts): Amounts => [a[0] - b[0], a[1] - b[1]]

const both = (by: (side: 0 | 1) => Fraction): Exact => [by(0), by(1)]

export function partsOf(entries: readonly Entry[], { uncollected, all }: Closing): Parts {
  const of = (kind: Entry['kind']) => sumOf(entries.filter(entry => entry.kind === kind).map(({ amounts }) => amounts))
  const [deposited, withdrawn, collected] = [of('deposit'), of('withdrawal'), of('collection')]
  const holds = less(all, uncollected)
  const { remaining, lockedIn } = withdrawalsOf(entries)
  return {
    deposited,
    withdrawn,
    collected,
    holds,
    remaining,
    unrealised: both(side => minus(fraction(holds[side]), remaining[side])),
    // What withdrawals paid less what had been deposited for it: everything that does not remain.
    realised: both(side => minus(plus(fraction(withdrawn[side]), remaining[side]), fraction(deposited[side]))),
    lockedIn,
    fees: less(sumOf([uncollected, collected]), withdrawn),
  }
}

/** The deposits that each withdrawal left, by the share of the liquidity that it left. */
function withdrawalsOf(entries: readonly Entry[]): Pick<Parts, 'remaining' | 'lockedIn'> {
  let remaining: Exact = [fraction(0n), fraction(0n)]
  const lockedIn: { amounts: Exact; sqrtPriceX96: bigint }[] = []
  for (const { kind, amounts, liquidity, sqrtPriceX96 } of entries) {
    const before = remaining
    if (kind === 'deposit') remaining = both(side => plus(before[side], fraction(amounts[side])))
    if (kind === 'withdrawal') {
      const kept = fraction(liquidity[1], liquidity[0])
      remaining = both(side => times(before[side], kept))
      const took = both(side => minus(before[side], times(before[side], kept)))
      lockedIn.push({ amounts: both(side => minus(fraction(amounts[side]), took[side])), sqrtPriceX96 })
    }
  }
  return { remaining, lockedIn }
}
