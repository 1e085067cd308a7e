import type { SavedSeries, SavedTrades } from '../../domain/historyMemory.ts'
import { object } from '../../domain/shape.ts'
import type { Kind } from './keptFile.ts'
import { fullerSeries } from './merge.ts'
import { fillSeries, fundingSeries, type NamelessFill, type NamelessFunding } from './shapes.ts'

/** What lies in the file of one account. */
export type TradesFile = { fills: SavedSeries<NamelessFill> | null; funding: SavedSeries<NamelessFunding> | null }

/** Of both lists: 5 years of hourly funding of two coins, and as many fills as the venue itself keeps. */
export const mostRows = 100_000

/** A fill is about 200 bytes, a row of funding 100. */
export const tradesFile: Kind<TradesFile> = {
  empty: { fills: null, funding: null },
  read: object({ fills: fillSeries, funding: fundingSeries }),
  merge: (theirs, ours) => ({
    fills: fullerSeries(theirs.fills, ours.fills),
    funding: fullerSeries(theirs.funding, ours.funding),
  }),
  mostBytes: 24 * 1024 * 1024,
  sealed: true,
}

export const nameless = ({ fills, funding }: SavedTrades): TradesFile => ({
  fills: fills && { ...fills, rows: fills.rows.map(({ tid: _, ...fill }) => fill) },
  funding: funding && { ...funding, rows: funding.rows.map(({ hash: _, ...row }) => row) },
})

/** A fill is numbered within its millisecond, which tells it from the others there; no funding is a transaction. */
export function renamed({ fills, funding }: TradesFile): SavedTrades {
  let before = { time: 0, tid: 0 }
  const numbered = (fill: NamelessFill) => {
    before = { time: fill.time, tid: fill.time === before.time ? before.tid + 1 : 1 }
    return { ...fill, tid: before.tid }
  }
  return {
    fills: fills && { ...fills, rows: fills.rows.map(numbered) },
    funding: funding && { ...funding, rows: funding.rows.map(row => ({ ...row, hash: noTransaction })) },
  }
}

const noTransaction = `0x${'0'.repeat(64)}`
