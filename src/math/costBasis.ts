import { add, type Decimal, fromUnits, sub, zero } from './decimal.ts'
import type { TokenAmounts } from './liquidityAmounts.ts'
import { divideRoundingUp } from './uint.ts'

/** One event of the position manager about one NFT, smallest units; `timestamp` in seconds. */
export type LiquidityEvent = {
  kind: 'increase' | 'decrease' | 'collect'
  timestamp: number
  /** 0 for a collect. */
  liquidity: bigint
  amount0: bigint
  amount1: bigint
}

/** What a withdrawal paid, and the deposits that it took away. Smallest units. */
export type Withdrawal = { paid: TokenAmounts; took: DecimalPair }

/** Token0 and token1. */
export type DecimalPair = readonly [Decimal, Decimal]

/** All in smallest units. `remaining` are the deposits less what each withdrawal took, in proportion. */
export type CostBasis = {
  liquidity: bigint
  deposited: TokenAmounts
  withdrawn: TokenAmounts
  collected: TokenAmounts
  remaining: DecimalPair
  withdrawals: readonly Withdrawal[]
  /** Withdrawn and not collected: a collect pays principal first, then fees. */
  uncollectedPrincipal: TokenAmounts
}

/**
 * Folds the events of one position, in order. A withdrawal of l out of L takes the part l / L of each token's deposits that
 * remain, so deposits per unit of liquidity change by deposits alone and R = R' * L / L', with R' and L' as the last deposit left
 * them. That is kept as a fraction and, at a withdrawal, given out rounded up at the 41st significant digit or later, exact where it
 * ends before: never below the truth, so that a loss against it never turns positive by rounding. Taken + remaining = deposited, exactly.
 * RangeError for more withdrawn than there is, and for tokens against no liquidity.
 */
export function costBasis(events: readonly LiquidityEvent[]): CostBasis {
  const deposited = { amount0: 0n, amount1: 0n }
  const withdrawn = { amount0: 0n, amount1: 0n }
  const collected = { amount0: 0n, amount1: 0n }
  const uncollected = { amount0: 0n, amount1: 0n }
  const withdrawals: Withdrawal[] = []
  let liquidity = 0n
  let token0 = nothing
  let token1 = nothing
  for (const event of events) {
    const { kind, amount0, amount1 } = event
    if (kind === 'collect') {
      addTo(collected, event)
      uncollected.amount0 -= smaller(uncollected.amount0, amount0)
      uncollected.amount1 -= smaller(uncollected.amount1, amount1)
      continue
    }
    if (event.liquidity === 0n) {
      if (amount0 !== 0n || amount1 !== 0n)
        throw new RangeError(`${kind} of no liquidity for ${amount0} and ${amount1}`)
      continue
    }
    if (kind === 'increase') {
      token0 = deposit(token0, liquidity, event.liquidity, amount0)
      token1 = deposit(token1, liquidity, event.liquidity, amount1)
      liquidity += event.liquidity
      addTo(deposited, event)
      continue
    }
    if (event.liquidity > liquidity) throw new RangeError(`${event.liquidity} taken out of liquidity ${liquidity}`)
    liquidity -= event.liquidity
    const [left0, left1] = [withdraw(token0, liquidity), withdraw(token1, liquidity)]
    const took = [sub(token0.remaining, left0.remaining), sub(token1.remaining, left1.remaining)] as const
    withdrawals.push({ paid: { amount0, amount1 }, took })
    token0 = left0
    token1 = left1
    addTo(withdrawn, event)
    addTo(uncollected, event)
  }
  return {
    liquidity,
    deposited,
    withdrawn,
    collected,
    remaining: [token0.remaining, token1.remaining],
    withdrawals,
    uncollectedPrincipal: uncollected,
  }
}

/** Deposits of one token, n / d over the liquidity at the last of them, and those that remain as they are given out. */
type Deposits = { n: bigint; d: bigint; liquidity: bigint; remaining: Decimal }

const nothing: Deposits = { n: 0n, d: 1n, liquidity: 1n, remaining: zero }

/** Without a withdrawal since the last deposit the denominator stays as it is; from an empty position all begins anew. */
function deposit(before: Deposits, liquidity: bigint, added: bigint, amount: bigint): Deposits {
  const remaining = add(before.remaining, fromUnits(amount, 0))
  const total = liquidity + added
  if (liquidity === 0n) return { n: amount, d: 1n, liquidity: total, remaining }
  if (liquidity === before.liquidity) return { ...before, n: before.n + amount * before.d, liquidity: total, remaining }
  const d = before.d * before.liquidity
  return { n: before.n * liquidity + amount * d, d, liquidity: total, remaining }
}

const withdraw = (before: Deposits, liquidity: bigint): Deposits => ({
  ...before,
  remaining: quotientUp(before.n * liquidity, before.d * before.liquidity),
})

const leastDigits = 41

function quotientUp(numerator: bigint, denominator: bigint): Decimal {
  if (numerator % denominator === 0n) return fromUnits(numerator / denominator, 0)
  const scale = Math.max(leastDigits + denominator.toString().length - numerator.toString().length, 0)
  return fromUnits(divideRoundingUp(numerator * 10n ** BigInt(scale), denominator), scale)
}

function addTo(sum: TokenAmounts, { amount0, amount1 }: TokenAmounts): void {
  sum.amount0 += amount0
  sum.amount1 += amount1
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)
