import type { AccountReading } from '../domain/artifacts.ts'
import type { Subject } from '../domain/hedge.ts'
import type { DexState, Network, OpenOrder } from '../domain/perp.ts'
import { known, type Read } from '../domain/read.ts'
import { attempt } from './attempt.ts'
import type { Gatherer, Sources } from './gathering.ts'

/** Each account once, on every dex there is. The mode is read beside the balances, since it decides what they mean. */
export const accounts: Gatherer<'accounts'> = async sources => {
  const subjects = known(await sources.artifact('subjects')) ?? []
  const readable = subjects.filter(({ account }) => 'ok' in account)
  const sharing = Map.groupBy(readable, subject => `${subject.network} ${known(subject.account)}`)
  return Promise.all([...sharing.values()].map(group => readAccount(sources, group)))
}

async function readAccount(sources: Sources, group: readonly Subject[]): Promise<AccountReading> {
  const { network, account } = group[0]!
  const address = known(account)!
  const { now, signal, scope } = sources
  const venue = await sources.perpVenue(network)
  const ask = <T>(read: () => Promise<T>) => attempt(now, 'hyperliquid', read)
  const states = readStates(sources, network, dex => ask(() => venue.readDexState(address, dex, signal)))
  const [role, mode, dexes, spot, subAccounts, orders, vaultShares] = await Promise.all([
    group.every(subject => subject.role === null) ? ask(() => venue.readRole(address, signal)) : null,
    ask(() => venue.readMode(address, signal)),
    states,
    ask(() => venue.readSpotState(address, signal)),
    group.some(subject => subject.subAccounts) ? ask(() => venue.readSubAccounts(address, signal)) : null,
    scope.detail ? states.then(all => ask(() => ordersOn(all, dex => venue.readOrders(address, dex, signal)))) : null,
    scope.detail ? ask(() => venue.readVaultShares(address, signal)) : null,
  ])
  return { network, address, role, mode, dexes, spot, subAccounts, orders, vaultShares }
}

/** The main dex at once; the others as soon as it is known which there are. A list that failed is a gap of its own. */
async function readStates(
  sources: Sources,
  network: Network,
  read: (dex: string) => Promise<Read<DexState>>,
): Promise<Read<DexState>[]> {
  const main = read('')
  const lists = known(await sources.artifact('dexes')) ?? []
  const list = known(lists.find(candidate => candidate.network === network)?.read)
  const others = (list?.dexes ?? []).map(({ dex }) => dex).filter(dex => dex !== '')
  return Promise.all([main, ...others.map(read)])
}

/** Orders of the main dex, and of every other on which the account has a position. */
async function ordersOn(states: readonly Read<DexState>[], read: (dex: string) => Promise<OpenOrder[]>) {
  const used = states
    .flatMap(state => known(state) ?? [])
    .filter(({ dex, positions }) => dex === '' || positions.length > 0)
  return (await Promise.all(used.map(({ dex }) => read(dex)))).flat()
}
