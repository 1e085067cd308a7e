import type { Address } from '../../../src/domain/address.ts'
import type { Pool } from './createPool.ts'
import type { Deployment } from './deployUniswapV3.ts'
import { write } from './send.ts'

/** keccak256 of `IncreaseLiquidity(uint256,uint128,uint256,uint256)`, whose first indexed word is the NFT's id. */
const increaseLiquidity = '0x3067048beee31b25b2f1681f88dac838c8bba36af25bfb2b7cf7473a5847e35f'

export type Mint = {
  pool: Pool
  tickLower: number
  tickUpper: number
  /** The most of each token to put in, in its smallest unit. */
  amount0: bigint
  amount1: bigint
  /** Who gets the NFT and pays for it; the first account unless told. */
  owner?: Address
}

/** Mints an NFT and resolves to its id. */
export async function mintPosition({ chain, positionManager, contracts }: Deployment, mint: Mint): Promise<bigint> {
  const { pool, tickLower, tickUpper, amount0, amount1, owner = chain.accounts[0]! } = mint
  const receipt = await write(chain, {
    to: positionManager,
    abi: contracts.manager.abi,
    functionName: 'mint',
    args: [
      {
        token0: pool.token0,
        token1: pool.token1,
        fee: pool.fee,
        tickLower,
        tickUpper,
        amount0Desired: amount0,
        amount1Desired: amount1,
        amount0Min: 0n,
        amount1Min: 0n,
        recipient: owner,
        deadline: 2n ** 63n,
      },
    ],
    from: owner,
  })
  const log = receipt.logs.find(({ topics }) => topics[0] === increaseLiquidity)
  return BigInt(log!.topics[1]!)
}
