import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import type { Failure } from '../../domain/failure.ts'
import type { Hedge } from '../../domain/hedge.ts'
import type { Network, WireMarket } from '../../domain/perp.ts'
import type { Proof } from '../../domain/proof.ts'
import { type Spelled, spelledFrom } from '../words/address.ts'
import { authorityLines } from '../words/authorityLines.ts'
import { credentialFailure } from '../words/credentialErrors.ts'
import { type AccountProof, proveAccount } from '../words/proveAccount.ts'
import { type AccountHints, askAccount } from './askAccount.ts'
import type { AddOptions } from './options.ts'

export type ChosenAccount = {
  account: Address
  role: Hedge['role']
  markets: readonly WireMarket[]
  proof: readonly Proof[]
}

/** The account, proved to be one that can be read: an agent's address always looks empty, so it is refused by name. */
export async function chooseAccount(
  context: ActionContext,
  options: Pick<AddOptions, 'account' | 'testnet'>,
  hints: AccountHints,
): Promise<ChosenAccount> {
  const network = options.testnet ? 'testnet' : 'mainnet'
  const given =
    options.account === null
      ? await askAccount(context, network, hints)
      : await spelledFrom(context, options.account, '--account', network)
  const venue = await context.perpVenue(network)
  const [first, markets] = await context.progress(
    'Asking Hyperliquid about the account',
    Promise.all([prove(context, given, network), venue.readMarkets('', context.deadline())]),
  )
  const { account, proof } =
    first.role.role === 'agent'
      ? await takeMaster(context, given.address, first.role.master, network)
      : { account: given.address, proof: first }
  return { account, role: await tell(context, account, proof), markets, proof: proof.evidence }
}

const prove = async (context: ActionContext, { address, checksum }: Spelled, network: Network): Promise<AccountProof> =>
  proveAccount({
    venue: await context.perpVenue(network),
    account: address,
    checksum,
    now: context.now,
    signal: context.deadline(),
  })

/** An agent's address leads to its account: taken where a person says so, else refused with the command to type. */
async function takeMaster(context: ActionContext, agent: Address, master: Address, network: Network) {
  const [shown, account] = [await context.checksummed(agent), await context.checksummed(master)]
  const failure = credentialFailure(
    'permissions',
    'agent-address',
    `${shown} is an agent (API wallet) of ${account}; it can trade there, and read as an account it is always empty`,
    `hedge add --account ${account}`,
  )
  if (!context.interactive) throw failure
  context.say(failure.message)
  if (!(await context.prompt.confirm({ message: `Use ${account} instead?`, default: true }))) throw failure
  const proving = prove(context, { address: master, checksum: 'derived' }, network)
  return { account: master, proof: await context.progress('Asking Hyperliquid about that account', proving) }
}

/** Says what there is to know of the account, or why it cannot be one. */
async function tell(context: ActionContext, account: Address, proof: AccountProof): Promise<Hedge['role']> {
  const { role, vault, controller, authorities } = proof
  if (role.role === 'missing' || role.role === 'agent') throw await unknownAccount(context, account)
  if (vault !== null)
    context.say(`Note: this account is the vault ${vault.name}, led by ${await context.checksummed(vault.leader)}.`)
  if (role.role === 'subAccount') context.say(`Note: a sub-account of ${await context.checksummed(role.master)}.`)
  const link = authorities && 'ok' in authorities.stakingLink ? authorities.stakingLink.ok : null
  const others = [controller?.address, link && ('stakingUser' in link ? link.stakingUser : link.tradingUser)]
  const spellings = new Map<Address, string>()
  for (const address of others) if (address) spellings.set(address, await context.checksummed(address))
  for (const line of authorityLines(proof, context.now(), address => spellings.get(address) ?? address)) {
    context.say(line)
  }
  return role.role
}

const unknownAccount = async (context: ActionContext, account: Address): Promise<Failure> =>
  credentialFailure(
    'notFound',
    'unknown-account',
    `Hyperliquid does not know ${await context.checksummed(account)}`,
    'check the address, and --testnet if it is on the testnet',
  )
