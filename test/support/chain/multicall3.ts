import type { Address, Hex } from '../../../src/domain/address.ts'
import type { LocalChain } from './anvil.ts'
import { send } from './send.ts'

const usual: Address = '0xca11bde05977b3631167028862be2a173976ca11'

/** Puts Multicall3, with the code that viem carries of it, at its usual address. */
export async function installMulticall3(chain: LocalChain): Promise<void> {
  const path = new URL('./constants/contracts.js', import.meta.resolve('viem'))
  const { multicall3Bytecode } = (await import(path.href)) as { multicall3Bytecode: Hex }
  const { contractAddress } = await send(chain, { data: multicall3Bytecode })
  const code = await chain.rpc<Hex>('eth_getCode', [contractAddress, 'latest'])
  await chain.rpc('anvil_setCode', [usual, code])
}
