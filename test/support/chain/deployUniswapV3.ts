import { zeroAddress } from 'viem'
import type { Address } from '../../../src/domain/address.ts'
import type { LocalChain } from './anvil.ts'
import { artifact } from './artifact.ts'
import { type Contract, compile } from './compile.ts'
import { deploy } from './send.ts'

/** The real contracts on a local chain, with what is needed to use them. */
export type Deployment = {
  chain: LocalChain
  factory: Address
  positionManager: Address
  weth: Address
  swapper: Address
  contracts: { manager: Contract; factory: Contract; pool: Contract; fixtures: Record<string, Contract> }
}

/** The position manager gets no descriptor, which only `tokenURI` needs. */
export async function deployUniswapV3(chain: LocalChain): Promise<Deployment> {
  const contracts = {
    manager: artifact('@uniswap/v3-periphery', 'NonfungiblePositionManager'),
    factory: artifact('@uniswap/v3-core', 'UniswapV3Factory'),
    pool: artifact('@uniswap/v3-core', 'UniswapV3Pool'),
    fixtures: await compile(new URL('./contracts/', import.meta.url)),
  }
  const factory = await deploy(chain, contracts.factory)
  const weth = await deploy(chain, contracts.fixtures.WETH!)
  const positionManager = await deploy(chain, contracts.manager, [factory, weth, zeroAddress])
  const swapper = await deploy(chain, contracts.fixtures.PoolSwapper!)
  return { chain, factory, positionManager, weth, swapper, contracts }
}
