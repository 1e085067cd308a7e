import type { Address } from '../../../src/domain/address.ts'
import type { Deployment } from './deployUniswapV3.ts'
import { read } from './read.ts'
import { type Call, write } from './send.ts'

/** Takes liquidity out; the amounts stay in the position as tokens owed until they are collected. */
export async function decreaseLiquidity(
  deployment: Deployment,
  id: bigint,
  liquidity: bigint,
  owner: Address = deployment.chain.accounts[0]!,
) {
  await write(deployment.chain, decreaseCall(deployment, id, liquidity, owner))
}

/** What taking this liquidity out would give at a block (hexadecimal number), by a static call from the owner. */
export async function staticDecrease(
  deployment: Deployment,
  id: bigint,
  liquidity: bigint,
  owner: Address,
  block?: string,
) {
  return read<readonly [bigint, bigint]>(deployment.chain, decreaseCall(deployment, id, liquidity, owner), block)
}

export function decreaseCall(deployment: Deployment, id: bigint, liquidity: bigint, owner: Address): Call {
  return {
    to: deployment.positionManager,
    abi: deployment.contracts.manager.abi,
    functionName: 'decreaseLiquidity',
    args: [{ tokenId: id, liquidity, amount0Min: 0n, amount1Min: 0n, deadline: 2n ** 63n }],
    from: owner,
  }
}
