import type { Address } from '../domain/address.ts'
import { ReadFailure } from '../domain/failure.ts'
import type { AccountOrder, DexState, OpenOrder, PerpMetas, SubAccount } from '../domain/perp.ts'
import { isRead, known, type Read } from '../domain/read.ts'

/** What says where orders may rest. `subs` is null where sub-accounts are not counted. */
type Whereabouts = {
  list: Promise<PerpMetas | undefined>
  states: Promise<Read<DexState>[]>
  subs: Promise<Read<SubAccount[]>> | null
}

/**
 * Open orders of an account and of its sub-accounts that count: on the main dex, and on every other where each has a
 * position (a dex costs the venue's budget as much as twenty states). ReadFailure where a dex or the sub-accounts could not be
 * read: a list without their orders would look whole.
 */
export async function accountOrders(
  account: Address,
  where: Whereabouts,
  read: (account: Address, dex: string) => Promise<OpenOrder[]>,
): Promise<AccountOrder[]> {
  // Those of the main dex are wanted whatever else there is.
  const main = read(account, '')
  main.catch(() => {})
  const [list, states, subs] = await Promise.all([where.list, where.states, where.subs])
  if (list === undefined || !states.every(isRead) || (subs !== null && !isRead(subs))) throw new ReadFailure(unknowable)
  const own = states.flatMap(state => known(state) ?? [])
  const holders = [{ address: account, dexes: own }, ...(subs?.ok ?? [])]
  const asked = holders.flatMap(({ address, dexes }) =>
    dexes
      .filter(({ dex, positions }) => dex === '' || positions.length > 0)
      .map(async ({ dex }) => {
        const orders = await (address === account && dex === '' ? main : read(address, dex))
        return orders.map(order => ({ account: address, ...order }))
      }),
  )
  return (await Promise.all(asked)).flat()
}

const unknowable = {
  code: 'orders-unknown',
  source: 'hyperliquid',
  message: 'open orders were not asked for, since it is not known on which dexes the account has positions',
  hint: 'ask again: hedge status --detail',
}
