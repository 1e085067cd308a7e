import { type Abi, encodeDeployData, encodeFunctionData } from 'viem'
import type { Address, Hex } from '../../../src/domain/address.ts'
import type { LocalChain } from './anvil.ts'
import type { Contract } from './compile.ts'

export type Receipt = {
  status: Hex
  contractAddress: Address | null
  logs: { address: Address; topics: Hex[]; data: Hex }[]
}

export type Transaction = { from?: Address; to?: Address; data?: Hex; value?: bigint }

const gas = '0xe00000'

/** Sends from an unlocked account (the first, unless told) with a fixed gas, which saves four requests, and waits. */
export async function send({ rpc, accounts }: LocalChain, transaction: Transaction): Promise<Receipt> {
  const { from = accounts[0], value = 0n, ...rest } = transaction
  const request = { from, gas, value: `0x${value.toString(16)}`, ...rest }
  const hash = await rpc<Hex>('eth_sendTransaction', [request])
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const receipt = await rpc<Receipt | null>('eth_getTransactionReceipt', [hash])
    if (receipt?.status === '0x1') return receipt
    if (receipt) await rpc('eth_call', [request, 'latest'])
    if (receipt) throw new Error('the transaction reverted, and its repetition by eth_call did not')
    await new Promise(resolve => setTimeout(resolve, 2))
  }
  throw new Error('the transaction was not mined')
}

export async function deploy(chain: LocalChain, contract: Contract, args: readonly unknown[] = []): Promise<Address> {
  const data = encodeDeployData({ abi: contract.abi, bytecode: contract.bytecode, args })
  const receipt = await send(chain, { data })
  return receipt.contractAddress!
}

export type Call = {
  to: Address
  abi: Abi
  functionName: string
  args?: readonly unknown[]
  value?: bigint
  from?: Address
}

/** A transaction that calls a function of a contract. */
export const write = (chain: LocalChain, { abi, functionName, args = [], ...rest }: Call): Promise<Receipt> =>
  send(chain, { ...rest, data: encodeFunctionData({ abi, functionName, args }) })
