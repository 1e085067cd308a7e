import type { Address } from '../../src/domain/address.ts'
import type { Chain } from '../../src/domain/chain.ts'
import type { LpSnapshot } from '../../src/domain/lp.ts'
import { type LocalChain, startAnvil } from '../support/chain/anvil.ts'
import { createPool, type Pool } from '../support/chain/createPool.ts'
import { createToken } from '../support/chain/createToken.ts'
import { type Deployment, deployUniswapV3 } from '../support/chain/deployUniswapV3.ts'
import { chainOf, endpointOf } from '../support/chain/localChain.ts'
import { mintMany } from '../support/chain/mintMany.ts'
import { installMulticall3 } from '../support/chain/multicall3.ts'
import { swap } from '../support/chain/swap.ts'
import { uniswapV3 } from '../support/chain/venue.ts'

export const sizes = [1, 50, 100, 350] as const
export type Size = (typeof sizes)[number]

/** Real contracts, and wallets with that many positions in four pools that have been traded in. */
export type NodesStage = {
  node: LocalChain
  deployment: Deployment
  chain: Chain
  pools: Pool[]
  owners: Record<Size, Address>
  /** What a node without quirks says of each wallet, by the fast path. */
  truth: Record<Size, LpSnapshot>
  /** A block before the last trades, as `eth_call` takes it. */
  earlier: string
}

export async function startNodesStage(): Promise<NodesStage> {
  const node = await startAnvil()
  try {
    return await furnish(node)
  } catch (error) {
    await node.stop()
    throw error
  }
}

async function furnish(node: LocalChain): Promise<NodesStage> {
  const deployment = await deployUniswapV3(node)
  await installMulticall3(node)
  const [a, b, c] = [
    await createToken(deployment, 'AAA', 18),
    await createToken(deployment, 'BBB', 6),
    await createToken(deployment, 'CCC', 'bytes32'),
  ]
  const pools = [
    await createPool(deployment, [a, b], 500, 2n ** 96n),
    await createPool(deployment, [a, b], 3000, 2n ** 96n),
    await createPool(deployment, [b, c], 3000, 2n ** 96n),
    await createPool(deployment, [a, c], 500, 2n ** 96n),
  ]
  const [, one, fifty, hundred, many] = node.accounts as [Address, Address, Address, Address, Address]
  const owners = { 1: one, 50: fifty, 100: hundred, 350: many }
  for (const size of sizes) await mintMany(deployment, pools, owners[size], size)
  const trade = async (zeroForOne: boolean) => {
    for (const pool of pools) await swap(deployment, { pool, zeroForOne, amount: 3n * 10n ** 18n })
  }
  await trade(true)
  await trade(false)
  const earlier = await node.rpc<string>('eth_blockNumber')
  await trade(true)
  const chain = chainOf(deployment)
  const truth = Object.fromEntries(
    await Promise.all(
      sizes.map(async size => {
        const query = { owner: owners[size] }
        return [size, await uniswapV3.readPositions(chain, endpointOf(node), query, AbortSignal.timeout(20_000))]
      }),
    ),
  )
  return { node, deployment, chain, pools, owners, truth, earlier }
}
