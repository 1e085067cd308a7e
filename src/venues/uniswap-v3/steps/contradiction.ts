import type { Page, PagePosition, PageQuery } from '../page.ts'

/**
 * Steps carry no seal. What can be held against each other is: owners against the wallet, ids against each other, the
 * liquidity of positions against what their pool has in their range, and that against what the pool has at its price. A node
 * that lies in agreement with itself cannot be found out by asking it.
 */
export function contradicts({ positions, pools, unknownIds }: Page, query: PageQuery): boolean {
  if ('owner' in query) {
    const ids = new Set(positions.map(({ tokenId }) => tokenId))
    if (unknownIds.length > 0 || ids.size < positions.length) return true
    if (positions.some(({ owner }) => owner.toLowerCase() !== query.owner)) return true
  }
  const rangeOf = ({ pool, tickLower, tickUpper }: PagePosition) => `${pool} ${tickLower} ${tickUpper}`
  const ranges = Map.groupBy(positions, rangeOf)
  const active = pools.map(() => 0n)
  for (const [first, ...others] of ranges.values()) {
    const { pool, tickLower, tickUpper, sharedLiquidity } = first!
    const held = [first!, ...others].reduce((sum, { liquidity }) => sum + liquidity, 0n)
    if (held > sharedLiquidity) return true
    const { tick } = pools[Number(pool)]!
    if (tickLower <= tick && tick < tickUpper) active[Number(pool)]! += sharedLiquidity
  }
  return pools.some(({ liquidity }, n) => active[n]! > liquidity)
}
