import type { LocalChain } from './anvil.ts'
import { createPool } from './createPool.ts'
import { createToken } from './createToken.ts'
import { deployUniswapV3 } from './deployUniswapV3.ts'
import { mintPosition } from './mintPosition.ts'
import { overlaid } from './overlaid.ts'
import { write } from './send.ts'

/** An NFT of the real contracts on this chain that can be asked what it would pay in any state: see `overlaid`. */
export async function stateTrial(chain: LocalChain) {
  const deployment = await deployUniswapV3(chain)
  const tokens = [await createToken(deployment, 'A', 18), await createToken(deployment, 'B', 18)] as const
  const pool = await createPool(deployment, tokens, 3000, 2n ** 96n)
  const { abi } = deployment.contracts.fixtures.Token!
  for (const to of tokens) {
    await write(chain, { to, abi, functionName: 'mint', args: [pool.address, 2n ** 200n] })
  }
  const amount = 10n ** 18n
  const id = await mintPosition(deployment, { pool, tickLower: -60, tickUpper: 60, amount0: amount, amount1: amount })
  return overlaid(deployment, pool, id)
}
