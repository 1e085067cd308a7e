import type { Address } from '../../domain/address.ts'
import type { Page } from './page.ts'

const maxTick = 887272n
const minSqrtRatio = 4295128739n
const maxSqrtRatio = 1461446703485210103287273052203988822378723970342n

const isTick = (value: bigint) => value >= -maxTick && value <= maxTick
const isUint128 = (value: bigint) => value >> 128n === 0n

/**
 * The lens passes on words as contracts said them. The first pool whose price, ticks or amounts no Uniswap V3 pool can
 * have, or null.
 */
export function impossiblePool(page: Page): Address | null {
  for (const pool of page.pools) {
    const possible =
      pool.sqrtPriceX96 >= minSqrtRatio &&
      pool.sqrtPriceX96 < maxSqrtRatio &&
      isTick(pool.tick) &&
      isUint128(pool.liquidity) &&
      pool.fee < 1_000_000n &&
      pool.tickSpacing > 0n &&
      pool.tickSpacing <= maxTick
    if (!possible) return pool.pool
  }
  for (const position of page.positions) {
    const amounts = [position.liquidity, position.owed0, position.owed1]
    const shared = [position.sharedLiquidity, position.sharedOwed0, position.sharedOwed1]
    const ordered = position.tickLower < position.tickUpper && isTick(position.tickLower) && isTick(position.tickUpper)
    if (!ordered || ![...amounts, ...shared].every(isUint128)) return page.pools[Number(position.pool)]!.pool
  }
  return null
}
