import type { Address } from '../../domain/address.ts'
import type { TradeReading } from '../../domain/artifacts.ts'
import type { WireFill, WireFunding } from '../../domain/history.ts'
import type { SavedTrades } from '../../domain/historyMemory.ts'
import type { Network } from '../../domain/perp.ts'
import { isRead, type Read } from '../../domain/read.ts'
import { attempt } from '../attempt.ts'
import type { Sources } from '../gathering.ts'
import { readSeries, type Series } from './readSeries.ts'

type Asked = { network: Network; account: Address; saved: SavedTrades | null; moments: Promise<number[]> }

/** One account's trades: what of them to keep (null: nothing was read), and the part that began at a moment. */
export type Trades = {
  kept: SavedTrades | null
  since(from: number): Pick<TradeReading, 'from' | 'fills' | 'funding'>
}

/**
 * Budget: a request for either is 20 of the venue's weight and 1 more for every 20 rows. Fills are asked for in every run, since what
 * was opened and closed again leaves no trace in the balances. Funding is paid at the full hour and asked for once in it.
 */
export async function readTrades(sources: Sources, { network, account, saved, moments }: Asked): Promise<Trades> {
  const { signal } = sources
  const now = sources.now().getTime()
  const wanted = moments.then(all => Math.min(...all))
  const ask = <T>(read: () => Promise<T>) => attempt(sources.now, 'hyperliquid', read)
  const venue = await sources.perpVenue(network)
  const [fills, funding] = await Promise.all([
    ask(() =>
      readSeries<WireFill>({
        ...{ saved: saved && { from: saved.from, to: saved.fillsTo, rows: saved.fills, whole: saved.whole } },
        ...{ wanted, settled: false, now },
        read: async from => {
          const { fills: rows, whole } = await venue.readFills(account, from, signal)
          return { rows, whole }
        },
      }),
    ),
    ask(() =>
      readSeries<WireFunding>({
        ...{ saved: saved && { from: saved.from, to: saved.fundingTo, rows: saved.funding, whole: true } },
        ...{ wanted, settled: saved !== null && isPaid(saved.fundingTo, now), now },
        read: async from => ({ rows: await venue.readFunding(account, from, signal), whole: true }),
      }),
    ),
  ])
  return { kept: keptOf(saved, fills, funding), since: from => part(from, fills, funding) }
}

const hour = 3_600_000
/** It has never been seen to take longer than a minute until a payment can be read. */
const patience = 5 * 60_000

/** Whether the payment of this hour was among what was read. */
const isPaid = (readAt: number, now: number): boolean =>
  Math.floor(readAt / hour) === Math.floor(now / hour) && readAt % hour >= patience

/** Of what failed, what was known before: unless the other goes further back now. */
function keptOf(
  saved: SavedTrades | null,
  fills: Read<Series<WireFill>>,
  funding: Read<Series<WireFunding>>,
): SavedTrades | null {
  const from = isRead(fills) ? fills.ok.from : isRead(funding) ? funding.ok.from : null
  if (from === null) return null
  const before = saved?.from === from ? saved : { fillsTo: 0, fills: [], whole: false, fundingTo: 0, funding: [] }
  return {
    from,
    ...(isRead(fills)
      ? { fillsTo: fills.ok.to, fills: [...fills.ok.rows], whole: fills.ok.whole }
      : { fillsTo: before.fillsTo, fills: before.fills, whole: before.whole }),
    ...(isRead(funding)
      ? { fundingTo: funding.ok.to, funding: [...funding.ok.rows] }
      : { fundingTo: before.fundingTo, funding: before.funding }),
  }
}

/** Where the oldest are gone, those after the oldest that is left are all there. */
function part(from: number, fills: Read<Series<WireFill>>, funding: Read<Series<WireFunding>>) {
  const late = <T extends { time: number }>(rows: readonly T[]) => rows.filter(({ time }) => time >= from)
  return {
    from: new Date(from).toISOString(),
    fills: map(fills, ({ rows, whole }) => ({
      fills: late(rows),
      whole: whole || (rows[0] !== undefined && rows[0].time < from),
    })),
    funding: map(funding, ({ rows }) => late(rows)),
  }
}

const map = <T, U>(read: Read<T>, of: (value: T) => U): Read<U> =>
  isRead(read) ? { ok: of(read.ok), at: read.at } : read
