import type { Activity } from '../domain/activity.ts'
import type { Address } from '../domain/address.ts'
import { ReadFailure } from '../domain/failure.ts'
import type { Subject } from '../domain/hedge.ts'
import type { WireFill } from '../domain/history.ts'
import type { DexState } from '../domain/perp.ts'
import { isRead, known, type Read } from '../domain/read.ts'
import { attempt } from './attempt.ts'
import type { Gatherer, Sources } from './gathering.ts'

/** What earlier runs saw of each stored hedge. Trades are read only where a perp that they saw is missing: they say why. */
export const activities: Gatherer<'activities'> = async sources => {
  const subjects = await sources.artifact('subjects')
  if (!isRead(subjects)) throw new ReadFailure(subjects.gap)
  const memory = await sources.activity?.()
  if (memory === undefined) throw new ReadFailure(notKept)
  const stored = subjects.ok.filter(subject => subject.stored)
  return Promise.all(
    stored.map(async subject => {
      const activity = memory.of(subject.id)
      return { hedge: subject.name, activity, fills: activity && (await fillsOf(sources, subject, activity)) }
    }),
  )
}

/** Milliseconds. Our clock said when it was seen, the venue's says when it was traded. */
const apart = 10 * 60_000

async function fillsOf(sources: Sources, subject: Subject, noted: Activity): Promise<Read<WireFill[]> | null> {
  const account = known(subject.account)
  const seen = [...noted.vanished, ...(noted.whole?.perps ?? []).map(perp => ({ ...perp, seenAt: noted.whole!.at }))]
  if (account === undefined || seen.length === 0) return null
  const { accounts, coins } = await heldBy(sources, subject, account)
  const missing = seen.filter(({ coin }) => !coins.includes(coin))
  if (missing.length === 0) return null
  const from = Math.min(...missing.map(({ seenAt }) => Date.parse(seenAt))) - apart
  return attempt(sources.now, 'hyperliquid', async () => {
    const venue = await sources.perpVenue(subject.network)
    const query = { accounts: accounts.length, ...(sources.timeLeft && { timeLeft: sources.timeLeft }) }
    const all = await Promise.all(accounts.map(each => venue.readFills(each, from, sources.signal, query)))
    return all
      .flatMap(({ fills }) => fills)
      .filter(fill => missing.some(({ coin }) => coin === fill.coin))
      .sort((a, b) => a.time - b.time)
  })
}

/** The accounts that count for a hedge, and every coin that one of them is known to hold. */
async function heldBy({ artifact }: Sources, { network, subAccounts }: Subject, account: Address) {
  const readings = known(await artifact('accounts')) ?? []
  const reading = readings.find(each => each.address === account && each.network === network)
  const own = reading?.dexes.flatMap(read => known(read) ?? []) ?? []
  const subs = subAccounts && reading?.subAccounts ? (known(reading.subAccounts) ?? []) : []
  return {
    accounts: [account, ...subs.map(({ address }) => address)],
    coins: [...own, ...subs.flatMap(({ dexes }) => dexes)].flatMap(({ positions }: DexState) =>
      positions.map(({ coin }) => coin),
    ),
  }
}

const notKept = {
  code: 'not-noted',
  source: 'this machine',
  message: 'nothing is noted here of what earlier runs saw',
  hint: 'hedge status',
}
