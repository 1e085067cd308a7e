import type { Address } from '../../domain/address.ts'
import type { Authorities, Control } from '../../domain/authorities.ts'
import { ReadFailure } from '../../domain/failure.ts'
import type { AccountRole, VaultFacts } from '../../domain/perp.ts'
import type { Proof } from '../../domain/proof.ts'
import type { Read } from '../../domain/read.ts'
import type { PerpVenue } from '../../domain/venue.ts'
import { authorityProofs, controlProof } from './authorityProofs.ts'

/** What was proved of an address. Of an agent's, and of one that the venue does not know, nothing else is asked. */
export type AccountProof = {
  role: AccountRole
  mode: Read<string> | null
  authorities: Authorities | null
  /** The master of a sub-account or the leader of a vault, who acts on it too. */
  controller: { address: Address; control: Control } | null
  vault: VaultFacts | null
  evidence: Proof[]
}

export type AccountQuestion = {
  venue: PerpVenue
  account: Address
  /** How its checksum stood when it was given; null for one that was stored and is proved again. */
  checksum: ChecksumState | null
  now(): Date
  signal: AbortSignal
}

/** `none`: spelled in one case, which says nothing. `derived`: it was computed here, or told by the venue. */
export type ChecksumState = 'holds' | 'none' | 'derived'

const checksums: Record<ChecksumState, string> = {
  holds: 'holds',
  none: 'spelled in one case, which has no checksum',
  derived: 'not typed: computed here or told by the venue',
}

/**
 * Proves what an address is to the venue, and who else can act on it. A role that cannot be read is a ReadFailure: without
 * it nothing is proved. All the rest are parts of their own.
 */
export async function proveAccount(asked: AccountQuestion): Promise<AccountProof> {
  const { venue, account, now, signal } = asked
  const role = await venue.readRole(account, signal)
  const at = now().toISOString()
  const evidence: Proof[] = [
    ...(asked.checksum === null ? [] : [{ what: 'checksum', how: 'EIP-55', at, result: checksums[asked.checksum] }]),
    { what: 'account-role', how: 'userRole', at, result: role.role },
  ]
  if (role.role === 'agent' || role.role === 'missing') {
    return { role, mode: null, authorities: null, controller: null, vault: null, evidence }
  }
  const [mode, authorities, { vault, controller }] = await Promise.all([
    attempt(() => venue.readMode(account, signal), now),
    venue.readAuthorities(account, signal),
    readController(asked, role),
  ])
  evidence.push({
    what: 'account-mode',
    how: 'userAbstraction',
    at: 'ok' in mode ? mode.at : at,
    result: 'ok' in mode ? `${mode.ok}${isKnownMode(mode.ok) ? '' : ' (not known)'}` : `not read: ${mode.gap.code}`,
  })
  evidence.push(...authorityProofs(authorities, now()))
  if (controller !== null) evidence.push(controlProof(controller.control, now()))
  return { role, mode, authorities, controller, vault, evidence }
}

/** What balances mean is not known in any other mode: then no equity or margin is shown. */
export const isKnownMode = (mode: string): boolean =>
  ['default', 'disabled', 'unifiedAccount', 'portfolioMargin'].includes(mode)

async function readController({ venue, account, signal }: AccountQuestion, role: AccountRole) {
  const vault = role.role === 'vault' ? await venue.readVault(account, signal) : null
  const address = role.role === 'subAccount' ? role.master : (vault?.leader ?? null)
  return { vault, controller: address && { address, control: await venue.readControl(address, signal) } }
}

async function attempt<T>(read: () => Promise<T>, now: () => Date): Promise<Read<T>> {
  try {
    return { ok: await read(), at: now().toISOString() }
  } catch (error) {
    if (error instanceof ReadFailure) return { gap: error.gap }
    throw error
  }
}
