import type { CostBasis } from './costBasis.ts'
import type { TokenAmounts } from './liquidityAmounts.ts'

/** One token's fees, smallest units. `uncollectedPrincipal` was withdrawn and waits beside them; it is no fee. */
export type LifetimeFees = {
  lifetime: bigint
  collected: bigint
  uncollected: bigint
  uncollectedPrincipal: bigint
}

/**
 * All that a position earned: what was collected + what is owed now - what was withdrawn, since a withdrawal is owed until it is
 * collected. `owed` is what a collect of everything would pay now. A shared pool position that is a few wei short of what its
 * NFTs are owed makes this less by as much, and below zero by wei where there were no fees.
 */
export const lifetimeFees = (basis: CostBasis, owed: TokenAmounts): readonly [LifetimeFees, LifetimeFees] => [
  feesOf(basis, owed, 'amount0'),
  feesOf(basis, owed, 'amount1'),
]

function feesOf(
  { collected, withdrawn, uncollectedPrincipal }: CostBasis,
  owed: TokenAmounts,
  token: keyof TokenAmounts,
) {
  const lifetime = collected[token] + owed[token] - withdrawn[token]
  const uncollected = owed[token] - uncollectedPrincipal[token]
  return {
    lifetime,
    collected: lifetime - uncollected,
    uncollected,
    uncollectedPrincipal: uncollectedPrincipal[token],
  }
}
