import { expect } from 'vitest'
import { holdingsOf } from '../../src/commands/words/holdingsOf.ts'
import type { LpSnapshot } from '../../src/domain/lp.ts'
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
      const { held, fees } = holdingsOf(position, snapshot.pools[position.pool]!)
      const paid = await staticCollect(deployment, BigInt(tokenId), owner, block)
      expect([fees.amount0, fees.amount1], `fees of #${tokenId}`).toEqual(paid)
      const liquidity = BigInt(position.liquidity)
      if (liquidity === 0n) return
      const burnt = await staticDecrease(deployment, BigInt(tokenId), liquidity, owner, block)
      expect([held.amount0, held.amount1], `amounts of #${tokenId}`).toEqual(burnt)
    }),
  )
}
