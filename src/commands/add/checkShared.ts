import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import { commonCoins } from '../../domain/commonCoins.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { accountKey } from '../../domain/hedgeKeys.ts'
import type { AddOptions } from './options.ts'

/**
 * An (account, coin) belongs to one hedge, sub-accounts that are counted included. Ids of the hedges it is shared with,
 * where that was allowed; empty where it is not shared.
 */
export async function checkShared(
  context: ActionContext,
  { testnet, subAccounts, allowShared }: AddOptions,
  account: Address,
  coins: readonly string[],
): Promise<string[]> {
  const all = context.settings.hedges()
  const others = all.filter(hedge => commonCoins(hedge, { testnet, coins }).length > 0)
  if (others.length === 0) return []
  const store = await context.secrets()
  const stored = await store.getMany(others.map(({ id }) => accountKey(id)))
  const accountsOf = counter(context, testnet)
  const own = await accountsOf(account, subAccounts)
  const compared = await Promise.all(
    others.map(async hedge => {
      const its = stored.get(accountKey(hedge.id))?.reveal() as Address | undefined
      const theirs = its === undefined ? [] : await accountsOf(its, hedge.subAccounts === true)
      return { hedge, both: theirs.filter(address => own.includes(address)) }
    }),
  )
  const same = compared.filter(({ both }) => both.length > 0)
  if (same.length === 0) return []
  const perps = [...new Set(same.flatMap(({ hedge }) => commonCoins(hedge, { testnet, coins })))].join(', ')
  const whose = same.some(({ both }) => both.includes(account)) ? 'this account' : 'a sub-account of it'
  const message = `the ${perps} perp of ${whose} belongs to ${same.map(({ hedge }) => hedge.name).join(', ')} already`
  await allow(context, allowShared, message)
  return same.map(({ hedge }) => hedge.id)
}

/** The accounts a hedge counts: its own, and every sub-account where those count too. A master is asked once. */
function counter(context: ActionContext, testnet: boolean) {
  const asked = new Map<Address, Promise<Address[]>>()
  const read = async (master: Address): Promise<Address[]> => {
    const venue = await context.perpVenue(testnet ? 'testnet' : 'mainnet')
    const found = await context.progress(
      'Asking Hyperliquid about sub-accounts',
      venue.readSubAccounts(master, context.deadline()),
    )
    return [master, ...found.map(({ address }) => address)]
  }
  return async (account: Address, withSubAccounts: boolean): Promise<Address[]> => {
    if (!withSubAccounts) return [account]
    const known = asked.get(account) ?? read(account)
    asked.set(account, known)
    return known
  }
}

async function allow(context: ActionContext, allowed: boolean, message: string): Promise<void> {
  if (allowed) return
  if (context.interactive) {
    context.say(`Note: ${message}. What each has earned could not be told apart.`)
    if (await context.prompt.confirm({ message: 'Count it in both?', default: false })) return
  }
  throw new Failure(
    'account-shared',
    message,
    'use another account, or add --allow-shared (PnL of both is then unknown)',
    exitCodes.usage,
  )
}
