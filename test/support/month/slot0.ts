import { read } from '../chain/read.ts'
import type { Scene } from '../scene.ts'

/** The price of the pool of ether and USDC, as sqrtPriceX96. */
export async function slot0({ chain, deployment, pools }: Scene): Promise<bigint> {
  const { abi } = deployment.contracts.pool
  const [price] = await read<readonly [bigint]>(chain, { to: pools.ethUsdc.address, abi, functionName: 'slot0' })
  return price
}
