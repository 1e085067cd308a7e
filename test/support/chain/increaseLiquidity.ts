import type { Address } from '../../../src/domain/address.ts'
import type { Deployment } from './deployUniswapV3.ts'
import { write } from './send.ts'

/** Adds liquidity; with the smallest amounts it serves to poke a position's fees. The first account pays unless told. */
export async function increaseLiquidity(
  deployment: Deployment,
  id: bigint,
  amount0: bigint,
  amount1: bigint,
  from: Address = deployment.chain.accounts[0]!,
) {
  await write(deployment.chain, {
    to: deployment.positionManager,
    abi: deployment.contracts.manager.abi,
    functionName: 'increaseLiquidity',
    args: [
      {
        tokenId: id,
        amount0Desired: amount0,
        amount1Desired: amount1,
        amount0Min: 0n,
        amount1Min: 0n,
        deadline: 2n ** 63n,
      },
    ],
    from,
  })
}
