import type { Address } from '../../domain/address.ts'
import type { Chain } from '../../domain/chain.ts'
import type { Hedge } from '../../domain/hedge.ts'
import type { StorableRpc } from '../words/storeRpc.ts'

/** All that a hedge needs to be known of it, from flags or from a person: read and proved, and not stored. */
export type Decided = {
  chain: Chain
  /** An endpoint of the chain that is not stored yet. */
  newRpc: StorableRpc | null
  wallet: Address
  account: Address
  sharedWith: readonly string[]
} & Pick<Hedge, 'name' | 'tokenIds' | 'assets' | 'coins' | 'target' | 'role' | 'proof'>
