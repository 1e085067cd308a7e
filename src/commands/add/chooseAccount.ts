import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Hedge } from '../../domain/hedge.ts'
import type { AccountRole, WireMarket } from '../../domain/perp.ts'
import { addressFrom, askAddress } from '../words/address.ts'
import type { AddOptions } from './options.ts'

export type ChosenAccount = { account: Address; role: Hedge['role']; markets: readonly WireMarket[] }

/** The account, proved to be one that can be read: an agent's address always looks empty, so it is refused by name. */
export async function chooseAccount(
  context: ActionContext,
  options: AddOptions,
  wallet: Address,
): Promise<ChosenAccount> {
  const network = options.testnet ? 'testnet' : 'mainnet'
  const account =
    options.account === null
      ? await askAddress(context, 'Hyperliquid account that holds the short (main or sub-account)', network, wallet)
      : await addressFrom(context, options.account, '--account', network)
  const venue = await context.perpVenue(network)
  const signal = context.deadline()
  const [role, markets] = await context.progress(
    'Asking Hyperliquid about the account',
    Promise.all([venue.readRole(account, signal), venue.readMarkets('', signal)]),
  )
  if (role.role === 'vault') {
    const { name, leader } = await venue.readVault(account, signal)
    context.say(`Note: this account is the vault ${name}, led by ${await context.checksummed(leader)}.`)
  }
  return { account, role: await usable(context, account, role), markets }
}

async function usable(context: ActionContext, account: Address, role: AccountRole): Promise<Hedge['role']> {
  if (role.role === 'agent') {
    const master = await context.checksummed(role.master)
    throw new Failure(
      'agent-address',
      `Invalid permissions: ${await context.checksummed(account)} is an agent (API wallet) of ${master}; it can trade there, and read as an account it is always empty`,
      `hedge add --account ${master}`,
      exitCodes.refused,
    )
  }
  if (role.role === 'missing') {
    throw new Failure(
      'unknown-account',
      `Account not found: Hyperliquid does not know ${await context.checksummed(account)}`,
      'check the address, and --testnet if it is on the testnet',
      exitCodes.missing,
    )
  }
  if (role.role === 'subAccount') context.say(`Note: a sub-account of ${await context.checksummed(role.master)}.`)
  return role.role
}
