import type { Address } from './address.ts'
import type { Authorities, Control } from './authorities.ts'
import type { AccountRole, Network } from './perp.ts'
import type { Read } from './read.ts'

/** Who may act on one account, read once however many subjects share it. */
export type AuthorityReading = {
  network: Network
  address: Address
  role: Read<AccountRole>
  authorities: Authorities
  /** Of a sub-account its master, of a vault its leader: who acts on it; null where it has none, a gap where its role is one. */
  controller: Read<{ address: Address; control: Control } | null>
}
