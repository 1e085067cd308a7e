import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import { ReadFailure } from '../../domain/failure.ts'
import type { WirePerp } from '../../domain/perp.ts'
import type { AddOptions } from './options.ts'

/** An account that can be read, and what it holds on the main dex. `what`: how it is told from the others. */
export type HeldAccount = { address: Address; what: string; perps: readonly WirePerp[] }

/**
 * The accounts that an address leads to: itself with its sub-accounts, or the account of which it is an agent. None where the
 * venue does not know it, or cannot be asked: then the account is asked for, and proved, as ever. `named`: what the address is.
 */
export async function heldAccounts(
  context: ActionContext,
  { testnet }: Pick<AddOptions, 'testnet'>,
  address: Address,
  named: string,
): Promise<HeldAccount[]> {
  const venue = await context.perpVenue(testnet ? 'testnet' : 'mainnet')
  const signal = context.deadline()
  const perpsOf = async (account: Address) => (await venue.readDexState(account, '', signal)).positions
  const read = async (): Promise<HeldAccount[]> => {
    const role = await venue.readRole(address, signal)
    if (role.role === 'missing') return []
    const main = role.role === 'agent' ? role.master : address
    const what = role.role === 'agent' ? 'the account it is an agent of' : named
    const [perps, subs] = await Promise.all([
      perpsOf(main),
      role.role === 'user' || role.role === 'agent' ? venue.readSubAccounts(main, signal) : [],
    ])
    const held = subs.map(sub => ({
      address: sub.address,
      what: `sub-account ${sub.name}`,
      perps: sub.dexes.find(({ dex }) => dex === '')?.positions ?? [],
    }))
    return [{ address: main, what, perps }, ...held]
  }
  return read().catch(error => {
    if (error instanceof ReadFailure) return []
    throw error
  })
}
