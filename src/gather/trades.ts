import type { Address } from '../domain/address.ts'
import type { TradeReading } from '../domain/artifacts.ts'
import type { Subject } from '../domain/hedge.ts'
import type { SavedTrades } from '../domain/historyMemory.ts'
import type { Network } from '../domain/perp.ts'
import { known } from '../domain/read.ts'
import type { Gatherer, Sources } from './gathering.ts'
import { readTrades } from './trades/readTrades.ts'
import { since } from './trades/since.ts'

type Holder = { subject: Subject; network: Network; account: Address }

/**
 * What every account that counts for a stored hedge traded and was paid. An account is read once however many hedges share it, from
 * the earliest moment that one of them asks for, and each gets its own part.
 */
export const trades: Gatherer<'trades'> = async sources => {
  const subjects = (known(await sources.artifact('subjects')) ?? []).filter(subject => subject.stored)
  const holders = subjects.flatMap(subject => {
    const account = known(subject.account)
    return account === undefined ? [] : [{ subject, network: subject.network, account }]
  })
  const all = [...holders, ...(await subHolders(sources, holders))]
  const groups = [...Map.groupBy(all, ({ network, account }) => `${network} ${account}`).values()]
  return (await Promise.all(groups.map(group => readGroup(sources, group)))).flat()
}

/** Nobody waits for the accounts where no sub-account counts. */
async function subHolders(sources: Sources, holders: readonly Holder[]): Promise<Holder[]> {
  const counting = holders.filter(({ subject }) => subject.subAccounts)
  if (counting.length === 0) return []
  const accounts = known(await sources.artifact('accounts')) ?? []
  return counting.flatMap(({ subject, network, account }) => {
    const reading = accounts.find(each => each.network === network && each.address === account)
    const subs = reading?.subAccounts == null ? [] : (known(reading.subAccounts) ?? [])
    return subs.map(({ address }) => ({ subject, network, account: address }))
  })
}

async function readGroup(sources: Sources, group: readonly Holder[]): Promise<TradeReading[]> {
  const { network, account } = group[0]!
  const memory = await sources.history()
  const saved = group.flatMap(({ subject }) => memory.trades(subject.id, network, account) ?? [])
  const moments = Promise.all(group.map(({ subject }) => since(sources, subject)))
  const read = await readTrades(sources, { network, account, saved: furthestBack(saved), moments })
  if (read.kept !== null) {
    for (const { subject } of group) memory.keepTrades(subject.id, network, account, read.kept)
  }
  const from = await moments
  return group.map(({ subject }, at) => ({ subject: subject.id, network, account, ...read.since(from[at]!) }))
}

const furthestBack = (saved: readonly SavedTrades[]): SavedTrades | null =>
  saved.reduce<SavedTrades | null>((best, each) => (best === null || each.from < best.from ? each : best), null)
