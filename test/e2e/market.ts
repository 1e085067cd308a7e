import { sqrtRatioAtTick } from '../../src/math/tickMath.ts'
import { createPool, type Pool } from '../support/chain/createPool.ts'
import { createToken } from '../support/chain/createToken.ts'
import type { Deployment } from '../support/chain/deployUniswapV3.ts'
import { mintPosition } from '../support/chain/mintPosition.ts'
import { read } from '../support/chain/read.ts'
import { sqrtPriceX96 } from '../support/chain/sqrtPriceX96.ts'
import { swap } from '../support/chain/swap.ts'

/** A kind of token and how much of it is worth one ether, in its smallest unit. */
export type Side = { symbol: string; decimals: number | 'bytes32'; perEther: bigint }

export const weth: Side = { symbol: 'WETH', decimals: 18, perEther: 10n ** 18n }
export const usdc: Side = { symbol: 'USDC', decimals: 6, perEther: 3_000n * 10n ** 6n }
export const wbtc: Side = { symbol: 'WBTC', decimals: 8, perEther: 3_000_000n }
export const maker: Side = { symbol: 'MKR', decimals: 'bytes32', perEther: 2n * 10n ** 18n }

/** A pool of two new tokens with a fee of 0.3 %, whose ticks are 60 apart. */
export type Market = {
  pool: Pool
  /** The multiple of 60 that the first price lies at or above. */
  tick: number
  /** What one ether is worth in token0 and in token1. */
  ether: readonly [bigint, bigint]
  mint(tickLower: number, tickUpper: number, ethers?: number): Promise<bigint>
  /** Sells some thousandths of an ether of token0 (`down`) or of token1 (`up`), or as much as takes it to the limit. */
  trade(way: 'down' | 'up', thousandths: number, limit?: bigint): Promise<void>
}

/** At the price of the two sides, or exactly on a tick. */
export async function createMarket(deployment: Deployment, a: Side, b: Side, onTick?: number): Promise<Market> {
  const first = await createToken(deployment, a.symbol, a.decimals)
  const second = await createToken(deployment, b.symbol, b.decimals)
  const [side0, side1] = first < second ? [a, b] : [b, a]
  const ether = [side0.perEther, side1.perEther] as const
  const price = onTick === undefined ? sqrtPriceX96(...ether) : sqrtRatioAtTick(onTick)
  const pool = await createPool(deployment, [first, second], 3000, price)
  const { abi } = deployment.contracts.pool
  const slot0 = await read<[bigint, number]>(deployment.chain, { to: pool.address, abi, functionName: 'slot0' })
  return {
    pool,
    tick: Math.floor(slot0[1] / 60) * 60,
    ether,
    mint(tickLower, tickUpper, ethers = 100) {
      const [amount0, amount1] = [ether[0] * BigInt(ethers), ether[1] * BigInt(ethers)]
      return mintPosition(deployment, { pool, tickLower, tickUpper, amount0, amount1 })
    },
    trade(way, thousandths, limit) {
      const amount = (ether[way === 'down' ? 0 : 1] * BigInt(thousandths)) / 1000n
      return swap(deployment, { pool, zeroForOne: way === 'down', amount, ...(limit === undefined ? {} : { limit }) })
    },
  }
}
