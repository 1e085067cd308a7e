import { maxUint256, stringToHex } from 'viem'
import type { Address } from '../../../src/domain/address.ts'
import type { Deployment } from './deployUniswapV3.ts'
import { deploy, write } from './send.ts'

/** Enough for any test, little enough that no sum of balances overflows. */
const plenty = 2n ** 200n

/** A token of any decimals; with `bytes32`, one whose symbol is a single word and which has 18 decimals. */
export async function createToken(
  deployment: Deployment,
  symbol: string,
  decimals: number | 'bytes32',
  owner: Address = deployment.chain.accounts[0]!,
): Promise<Address> {
  const { chain, contracts } = deployment
  const token =
    decimals === 'bytes32'
      ? await deploy(chain, contracts.fixtures.Bytes32Token!, [stringToHex(symbol, { size: 32 })])
      : await deploy(chain, contracts.fixtures.Token!, [symbol, decimals])
  await fund(deployment, token, owner)
  return token
}

/** Mints plenty to the owner and lets the position manager and the swapper take it. */
export async function fund({ chain, positionManager, swapper, contracts }: Deployment, token: Address, owner: Address) {
  const { abi } = contracts.fixtures.Token!
  await write(chain, { to: token, abi, functionName: 'mint', args: [owner, plenty] })
  for (const spender of [positionManager, swapper]) {
    await write(chain, { to: token, abi, functionName: 'approve', args: [spender, maxUint256], from: owner })
  }
}
