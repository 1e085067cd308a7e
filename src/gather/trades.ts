import type { Address } from '../domain/address.ts'
import type { TradeReading } from '../domain/artifacts.ts'
import { dollar } from '../domain/assets.ts'
import type { Subject } from '../domain/hedge.ts'
import type { SavedSeries } from '../domain/historyMemory.ts'
import type { Network } from '../domain/perp.ts'
import { known } from '../domain/read.ts'
import type { Gatherer, Sources } from './gathering.ts'
import { readTrades } from './trades/readTrades.ts'
import { wantedByAll, wantedOf } from './trades/wanted.ts'

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
  return (await Promise.all(groups.map(group => readGroup(sources, group, groups.length)))).flat()
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

/** Of what the venue gives in a minute; one account takes 40 when its past is known. */
const muchSpent = 300

async function readGroup(sources: Sources, group: readonly Holder[], accounts: number): Promise<TradeReading[]> {
  const { network, account } = group[0]!
  const [memory, venue] = await Promise.all([sources.history(), sources.perpVenue(network)])
  const saved = group.flatMap(({ subject }) => memory.trades(subject.id, network, account) ?? [])
  const expected = group.flatMap(({ subject }) => subject.expectedAssets.filter(asset => asset !== dollar))
  const wanting = group.map(({ subject }) => wantedOf(sources, subject))
  venue.alsoSpent?.(memory.spent(network))
  // Whoever runs it again within the minute shares that with this run. Of what every run asks nobody needs to know.
  const keepSpent = () => {
    const spent = venue.spent?.() ?? []
    if (spent.reduce((sum, { weight }) => sum + weight, 0) > muchSpent) memory.keepSpent(network, spent)
  }
  const partOf = await readTrades(sources, {
    ...{ network, account, accounts, wanting: wantedByAll(wanting) },
    saved: {
      fills: best(
        saved.map(({ fills }) => fills),
        expected,
      ),
      funding: best(
        saved.map(({ funding }) => funding),
        expected,
      ),
    },
    keep: all => {
      const isLong = [all.fills, all.funding].some(series => series?.to === 0)
      if (isLong) keepSpent()
      const kept = group.map(({ subject }) => memory.keepTrades(subject.id, network, account, all))
      return kept.find(answer => answer !== undefined)
    },
  })
  keepSpent()
  const from = await Promise.all(wanting.map(async ({ final }) => (await final).from))
  return group.map(({ subject }, at) => ({ subject: subject.id, network, account, ...partOf(from[at]!) }))
}

/** Of those with all the assets that reaches furthest back, and of these that came furthest. */
function best<T>(saved: readonly (SavedSeries<T> | null)[], assets: readonly string[]): SavedSeries<T> | null {
  const usable = saved.flatMap(each =>
    each !== null && assets.every(asset => each.assets.includes(asset)) ? each : [],
  )
  return usable.reduce<SavedSeries<T> | null>(
    (first, each) =>
      first === null || each.from < first.from || (each.from === first.from && each.seen > first.seen) ? each : first,
    null,
  )
}
