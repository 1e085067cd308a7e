import type { Address } from '../../domain/address.ts'
import type { TradeReading } from '../../domain/artifacts.ts'
import type { FillHistory, WireFill, WireFunding } from '../../domain/history.ts'
import type { SavedTrades } from '../../domain/historyMemory.ts'
import type { Network } from '../../domain/perp.ts'
import type { Read } from '../../domain/read.ts'
import type { PastQuery } from '../../domain/venue.ts'
import type { Sources } from '../gathering.ts'
import { distrustList } from '../keptList.ts'
import { momentOf } from '../readAt.ts'
import { type Outcome, readSeries } from './readSeries.ts'
import { tooLarge } from './unfinished.ts'
import type { Wanting } from './wanted.ts'

type Asked = {
  network: Network
  account: Address
  /** Accounts that the run reads. */
  accounts: number
  saved: SavedTrades
  wanting: Wanting
  keep(saved: SavedTrades): 'too-large' | undefined
}

/** The part of one account's trades that began at a moment. */
export type Trades = (from: number) => Pick<TradeReading, 'from' | 'fills' | 'funding'>

/**
 * Budget: a request for either is 20 of the venue's weight and 1 more for every 20 rows. Fills are asked for in every run, since what
 * was opened and closed again leaves no trace in the balances. Funding is paid at the full hour and asked for once in it.
 */
export async function readTrades(
  sources: Sources,
  { network, account, accounts, saved, wanting, keep }: Asked,
): Promise<Trades> {
  const { signal, timeLeft } = sources
  const now = sources.now().getTime()
  const venue = await sources.perpVenue(network)
  const run = { accounts, ...(timeLeft && { timeLeft }) }
  let kept = saved
  const keeping = (what: string, change: Partial<SavedTrades>) => {
    if (keep({ ...kept, ...change }) === 'too-large') throw tooLarge(what)
    kept = { ...kept, ...change }
  }
  /** Of what was told a while ago, when that was. */
  const told: { fills?: string | undefined; funding?: string | undefined } = {}
  const [fills, funding] = await Promise.all([
    readSeries<WireFill>({
      ...{ what: 'trades', saved: saved.fills, wanting, now, isLimited: true, isSettled: () => false },
      read: async (from, query: PastQuery<WireFill>) => {
        const asked = venue.readFills(account, from, signal, { ...run, ...query })
        const read = await asked
        told.fills ??= momentOf(asked)
        await distrustList(sources, network, read.fills)
        return { rows: read.fills, whole: read.whole, spare: read.spare ?? (read.whole ? Number.POSITIVE_INFINITY : 0) }
      },
      keep: series => keeping('trades', { fills: series }),
    }),
    readSeries<WireFunding>({
      ...{ what: 'funding', saved: saved.funding, wanting, now, isLimited: false },
      isSettled: readAt => isPaid(readAt, now),
      read: async (from, query: PastQuery<WireFunding>) => {
        const asked = venue.readFunding(account, from, signal, { ...run, ...query })
        const rows = await asked
        told.funding ??= momentOf(asked)
        return { rows, whole: true, spare: Number.POSITIVE_INFINITY }
      },
      keep: series => keeping('funding', { funding: series }),
    }),
  ])
  const read = sources.now().toISOString()
  return from => ({
    from: new Date(from).toISOString(),
    fills: partOf(fills, from, told.fills ?? read, (rows, whole): FillHistory => ({ fills: rows, whole })),
    funding: partOf(funding, from, told.funding ?? read, rows => rows),
  })
}

const hour = 3_600_000
/** It has never been seen to take longer than a minute until a payment can be read. */
const patience = 5 * 60_000

/** Whether the payment of this hour was among what was read. */
const isPaid = (readAt: number, now: number): boolean =>
  Math.floor(readAt / hour) === Math.floor(now / hour) && readAt % hour >= patience

/** Where the oldest are gone, those after the oldest that is left are all there. What failed may have been for another's part. */
function partOf<T extends { time: number }, U>(
  { done, gap }: Outcome<T>,
  from: number,
  at: string,
  of: (rows: T[], whole: boolean) => U,
): Read<U> {
  if (gap !== null && (done === null || done.from > from)) return { gap }
  const rows = done?.rows ?? []
  const oldest = rows[0]?.time ?? Number.POSITIVE_INFINITY
  return {
    ok: of(
      rows.filter(({ time }) => time >= from),
      (done?.whole ?? false) || oldest < from,
    ),
    at,
  }
}
