import type { Address } from '../../../src/domain/address.ts'
import type { Deployment } from './deployUniswapV3.ts'
import { read } from './read.ts'
import { type Call, write } from './send.ts'

const maxUint128 = 2n ** 128n - 1n

/** Collects fees, all of them unless told how much of each token. */
export async function collect(
  deployment: Deployment,
  id: bigint,
  max0 = maxUint128,
  max1 = maxUint128,
  owner: Address = deployment.chain.accounts[0]!,
) {
  await write(deployment.chain, collectCall(deployment, id, owner, max0, max1))
}

/** What `collect` would pay the owner at a block (hexadecimal number), by a static call from the owner. */
export async function staticCollect(deployment: Deployment, id: bigint, owner: Address, block?: string) {
  return read<readonly [bigint, bigint]>(deployment.chain, collectCall(deployment, id, owner), block)
}

export function collectCall(
  deployment: Deployment,
  id: bigint,
  owner: Address,
  max0 = maxUint128,
  max1 = maxUint128,
): Call {
  return {
    to: deployment.positionManager,
    abi: deployment.contracts.manager.abi,
    functionName: 'collect',
    args: [{ tokenId: id, recipient: owner, amount0Max: max0, amount1Max: max1 }],
    from: owner,
  }
}
