import type { Address } from '../domain/address.ts'
import type { AccountReading } from '../domain/artifacts.ts'
import type { Subject } from '../domain/hedge.ts'
import type { DexState, Network, PerpMetas } from '../domain/perp.ts'
import { known, type Read } from '../domain/read.ts'
import { accountOrders } from './accountOrders.ts'
import { attempt } from './attempt.ts'
import type { Gatherer, Sources } from './gathering.ts'
import { modeOf, type Planned, planModes } from './modes.ts'

/** Each account once, on every dex there is. The mode is read beside the balances, since it decides what they mean. */
export const accounts: Gatherer<'accounts'> = async sources => {
  const subjects = known(await sources.artifact('subjects')) ?? []
  const readable = subjects.filter(({ account }) => 'ok' in account)
  const sharing = Map.groupBy(readable, subject => `${subject.network} ${known(subject.account)}`)
  const groups = [...sharing.values()].map(group => {
    const { network, account } = group[0]!
    return { network, account: known(account)!, subjects: group }
  })
  const plan = planModes(sources, groups)
  return Promise.all(
    groups.map((group, at) =>
      readAccount(
        sources,
        group,
        plan.then(all => all[at]!),
      ),
    ),
  )
}

async function readAccount(
  sources: Sources,
  { network, account: address, subjects: group }: { network: Network; account: Address; subjects: readonly Subject[] },
  plan: Promise<Planned>,
): Promise<AccountReading> {
  const { now, signal, scope } = sources
  const venue = await sources.perpVenue(network)
  const ask = <T>(read: () => Promise<T>) => attempt(now, 'hyperliquid', read)
  const list = listOf(sources, network)
  const before =
    sources.dexMemory?.().then(memory => memory.list(network)?.metas.dexes.map(({ dex }) => dex) ?? []) ?? []
  const spotState = ask(() => venue.readSpotState(address, signal))
  const states = readStates(list, before, dex => ask(() => venue.readDexState(address, dex, signal)))
  const subs = group.some(subject => subject.subAccounts) ? ask(() => venue.readSubAccounts(address, signal)) : null
  const [role, mode, dexes, spot, subAccounts, orders, vaultShares] = await Promise.all([
    group.every(subject => subject.role === null) ? ask(() => venue.readRole(address, signal)) : null,
    plan.then(planned => modeOf(sources, planned, spotState)),
    states,
    spotState,
    subs,
    scope.detail
      ? ask(() => accountOrders(address, { list, states, subs }, (of, dex) => venue.readOrders(of, dex, signal)))
      : null,
    scope.detail ? ask(() => venue.readVaultShares(address, signal)) : null,
  ])
  return { network, address, role, mode, dexes, spot, subAccounts, orders, vaultShares }
}

/** Which dexes the network runs: undefined where the list is not known, which is a gap of its own. */
async function listOf(sources: Sources, network: Network): Promise<PerpMetas | undefined> {
  const lists = known(await sources.artifact('dexes')) ?? []
  return known(lists.find(candidate => candidate.network === network)?.read)
}

/**
 * The main dex and those of an earlier run at once, others as soon as it is known that there are any. Only of those that there are
 * now a state is told.
 */
async function readStates(
  list: Promise<PerpMetas | undefined>,
  before: readonly string[] | Promise<readonly string[]>,
  read: (dex: string) => Promise<Read<DexState>>,
): Promise<Read<DexState>[]> {
  const asked = new Map<string, Promise<Read<DexState>>>()
  const readOnce = (dex: string) => {
    const state = asked.get(dex) ?? read(dex)
    asked.set(dex, state)
    return state
  }
  readOnce('')
  for (const dex of await before) readOnce(dex)
  const others = ((await list)?.dexes ?? []).map(({ dex }) => dex).filter(dex => dex !== '')
  return Promise.all(['', ...others].map(readOnce))
}
