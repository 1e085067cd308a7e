import type { Address } from '../../domain/address.ts'
import type { KnownContract } from '../../domain/approvals.ts'
import type { Chain } from '../../domain/chain.ts'

/** The contract known at an address of one chain; undefined for any other. */
export type KnownAt = (address: Address) => KnownContract | undefined

export const knownAt = (chains: readonly Chain[], name: string): KnownAt => {
  const contracts = chains.find(chain => chain.name === name)?.contracts ?? []
  return address => contracts.find(contract => contract.address === address)
}
