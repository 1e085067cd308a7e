import { encodeFunctionData } from 'viem'
import type { Address } from '../../../src/domain/address.ts'
import type { Pool } from './createPool.ts'
import type { Deployment } from './deployUniswapV3.ts'
import { write } from './send.ts'

/** A transaction of so many mints stays below the gas that `send` allows. */
const atOnce = 28

/**
 * Mints `count` NFTs to an owner, paid by the first account, in a few transactions: spread over the pools and over ranges
 * below, around and above a price of one, some of them twins.
 */
export async function mintMany(deployment: Deployment, pools: readonly Pool[], owner: Address, count: number) {
  const { chain, positionManager, contracts } = deployment
  const { abi } = contracts.manager
  const mint = (n: number) => {
    const pool = pools[n % pools.length]!
    const centre = (((n * 7) % 40) - 20) * 60
    const half = 60 * (1 + ((n * 13) % 30))
    const args = {
      token0: pool.token0,
      token1: pool.token1,
      fee: pool.fee,
      tickLower: centre - half,
      tickUpper: centre + half,
      amount0Desired: 10n ** 18n + BigInt(n),
      amount1Desired: 10n ** 18n + BigInt(n) * 7n,
      amount0Min: 0n,
      amount1Min: 0n,
      recipient: owner,
      deadline: 2n ** 63n,
    }
    return encodeFunctionData({ abi, functionName: 'mint', args: [args] })
  }
  for (let from = 0; from < count; from += atOnce) {
    const calls = Array.from({ length: Math.min(atOnce, count - from) }, (_, n) => mint(from + n))
    await write(chain, { to: positionManager, abi, functionName: 'multicall', args: [calls] })
  }
}
