import { expect } from 'vitest'
import type { LpSnapshot, WirePosition } from '../../src/domain/lp.ts'
import { type FeeState, uncollectedFees } from '../../src/math/feeGrowth.ts'
import { amountsOf, type TokenAmounts } from '../../src/math/liquidityAmounts.ts'
import { staticCollect } from '../support/chain/collect.ts'
import { staticDecrease } from '../support/chain/decreaseLiquidity.ts'
import type { Deployment } from '../support/chain/deployUniswapV3.ts'
import { chainOf, endpointOf } from '../support/chain/localChain.ts'
import { uniswapV3 } from '../support/chain/venue.ts'

/**
 * Reads positions, computes amounts and fees from what was read alone, and holds both to the wei against what the
 * contracts' own `decreaseLiquidity` (where there is liquidity) and `collect` say at that block.
 */
export async function expectExact(deployment: Deployment, ...ids: bigint[]): Promise<LpSnapshot> {
  const query = { tokenIds: ids.map(String) }
  const rpc = endpointOf(deployment.chain)
  const snapshot = await uniswapV3.readPositions(chainOf(deployment), rpc, query, AbortSignal.timeout(10_000))
  expect(snapshot.positions.map(({ tokenId }) => tokenId)).toEqual(query.tokenIds)
  expect(snapshot.unknownIds).toEqual([])
  await holdExact(deployment, snapshot)
  return snapshot
}

/** Holds amounts and fees of what was read against the contracts at its block. */
export async function holdExact(deployment: Deployment, snapshot: LpSnapshot): Promise<void> {
  const block = `0x${BigInt(snapshot.block.number).toString(16)}`
  await Promise.all(
    snapshot.positions.map(async position => {
      const { owner, tokenId } = position
      const fees = uncollectedFees(feeState(snapshot, position))
      const paid = await staticCollect(deployment, BigInt(tokenId), owner, block)
      expect([fees.amount0, fees.amount1], `fees of #${tokenId}`).toEqual(paid)
      const liquidity = BigInt(position.liquidity)
      if (liquidity === 0n) return
      const burnt = await staticDecrease(deployment, BigInt(tokenId), liquidity, owner, block)
      const amounts = amountsFrom(snapshot, position)
      expect([amounts.amount0, amounts.amount1], `amounts of #${tokenId}`).toEqual(burnt)
    }),
  )
}

/** Wire strings to the bigints that src/math takes. */
function amountsFrom(snapshot: LpSnapshot, { pool, tickLower, tickUpper, liquidity }: WirePosition): TokenAmounts {
  const { tick, sqrtPriceX96 } = snapshot.pools[pool]!
  return amountsOf({ liquidity: BigInt(liquidity), tickLower, tickUpper, tick, sqrtPriceX96: BigInt(sqrtPriceX96) })
}

export function feeState(snapshot: LpSnapshot, position: WirePosition): FeeState {
  const pool = snapshot.pools[position.pool]!
  const { tickLower, tickUpper, lower, upper, shared } = position
  return {
    tick: pool.tick,
    tickLower,
    tickUpper,
    liquidity: BigInt(position.liquidity),
    sharedLiquidity: BigInt(shared.liquidity),
    token0: {
      global: BigInt(pool.feeGrowthGlobal0X128),
      lowerOutside: BigInt(lower.feeGrowthOutside0X128),
      upperOutside: BigInt(upper.feeGrowthOutside0X128),
      insideLast: BigInt(position.feeGrowthInside0LastX128),
      owed: BigInt(position.tokensOwed0),
      sharedInsideLast: BigInt(shared.feeGrowthInside0LastX128),
      sharedOwed: BigInt(shared.tokensOwed0),
    },
    token1: {
      global: BigInt(pool.feeGrowthGlobal1X128),
      lowerOutside: BigInt(lower.feeGrowthOutside1X128),
      upperOutside: BigInt(upper.feeGrowthOutside1X128),
      insideLast: BigInt(position.feeGrowthInside1LastX128),
      owed: BigInt(position.tokensOwed1),
      sharedInsideLast: BigInt(shared.feeGrowthInside1LastX128),
      sharedOwed: BigInt(shared.tokensOwed1),
    },
  }
}
