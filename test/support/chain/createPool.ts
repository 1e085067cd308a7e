import type { Address } from '../../../src/domain/address.ts'
import type { Deployment } from './deployUniswapV3.ts'
import { read } from './read.ts'
import { write } from './send.ts'

export type Pool = { address: Address; token0: Address; token1: Address; fee: number }

/** Creates a pool and sets its price; `sqrtPriceX96` is of token1 per token0, where token0 is the lower address. */
export async function createPool(
  { chain, factory, positionManager, contracts }: Deployment,
  tokens: readonly [Address, Address],
  fee: number,
  sqrtPriceX96: bigint,
): Promise<Pool> {
  const [token0, token1] = sortTokens(...tokens)
  await write(chain, {
    to: positionManager,
    abi: contracts.manager.abi,
    functionName: 'createAndInitializePoolIfNecessary',
    args: [token0, token1, fee, sqrtPriceX96],
  })
  const address = await read<Address>(chain, {
    to: factory,
    abi: contracts.factory.abi,
    functionName: 'getPool',
    args: [token0, token1, fee],
  })
  return { address: address.toLowerCase() as Address, token0, token1, fee }
}

/** A pool's order: token0 is the one with the lower address. */
export const sortTokens = (a: Address, b: Address): [Address, Address] =>
  a.toLowerCase() < b.toLowerCase() ? [a, b] : [b, a]
