import type { Pool } from './createPool.ts'
import type { Deployment } from './deployUniswapV3.ts'
import { write } from './send.ts'

/** One more or less than the least and greatest price a pool can have: no limit at all. */
const lowest = 4295128740n
const highest = 1461446703485210103287273052203988822378723970341n

export type Swap = {
  pool: Pool
  /** True: token0 in, the price falls. */
  zeroForOne: boolean
  /** Exact input, in the smallest unit; enough to reach the limit where one is given. */
  amount: bigint
  /** sqrtPriceX96 at which the swap stops, exactly. */
  limit?: bigint
}

export async function swap({ chain, swapper, contracts }: Deployment, { pool, zeroForOne, amount, limit }: Swap) {
  await write(chain, {
    to: swapper,
    abi: contracts.fixtures.PoolSwapper!.abi,
    functionName: 'swap',
    args: [pool.address, zeroForOne, amount, limit ?? (zeroForOne ? lowest : highest)],
  })
}
