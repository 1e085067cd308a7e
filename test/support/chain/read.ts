import { decodeFunctionResult, encodeFunctionData } from 'viem'
import type { Hex } from '../../../src/domain/address.ts'
import type { LocalChain } from './anvil.ts'
import type { Call } from './send.ts'

/** A call that changes nothing, at a block (hexadecimal number) or now; `over`: with other state laid over the chain's. */
export async function read<T>(chain: LocalChain, call: Call, block: string = 'latest', over?: object): Promise<T> {
  const { abi, functionName, args = [], to, from } = call
  const data = encodeFunctionData({ abi, functionName, args })
  const result = await chain.rpc<Hex>('eth_call', [
    { to, data, ...(from ? { from } : {}) },
    block,
    ...(over ? [over] : []),
  ])
  return decodeFunctionResult({ abi, functionName, data: result }) as T
}
