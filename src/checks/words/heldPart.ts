import type { Address } from '../../domain/address.ts'
import type { Control } from '../../domain/authorities.ts'
import type { AuthorityReading } from '../../domain/authorityReading.ts'
import { type Gap, isRead, type Read } from '../../domain/read.ts'

/** In whose hands something is: the account's own, those of its master (a sub-account) or of its leader (a vault). */
export type Held<T> = { holder: 'account' | 'master' | 'leader'; address: Address; is: T }

/** One part of control as each holder has it, for all of them act on the account; what could not be read is a gap. */
export function heldPart<T>(
  { address, authorities, controller, role }: AuthorityReading,
  pick: (control: Control) => Read<T>,
): { held: Held<T>[]; gaps: Gap[] } {
  const holder = isRead(role) && role.ok.role === 'vault' ? ('leader' as const) : ('master' as const)
  const above = isRead(controller) && controller.ok !== null ? [{ holder, ...controller.ok }] : []
  const holders = [{ holder: 'account' as const, address, control: authorities }, ...above]
  const reads = holders.map(each => ({ holder: each.holder, address: each.address, read: pick(each.control) }))
  return {
    held: reads.flatMap(({ read, ...whose }) => (isRead(read) ? [{ ...whose, is: read.ok }] : [])),
    gaps: [
      ...reads.flatMap(({ read }) => (isRead(read) ? [] : [read.gap])),
      ...(isRead(controller) ? [] : [controller.gap]),
    ],
  }
}

/** ` of its master 0x…`; nothing for what is the account's own. */
export const ofWhom = ({ holder, address }: Held<unknown>): string =>
  holder === 'account' ? '' : ` of its ${holder} ${address}`
