import { assetOf } from '../../domain/assets.ts'
import { ReadFailure } from '../../domain/failure.ts'
import type { SavedSeries } from '../../domain/historyMemory.ts'
import type { Gap } from '../../domain/read.ts'
import { without } from '../../domain/without.ts'
import { gapOf } from '../attempt.ts'
import { unfinished } from './unfinished.ts'
import type { Wanted, Wanting } from './wanted.ts'

type Row = { time: number; coin: string }

export type Asked<T extends Row> = {
  /** As messages name it. */
  what: string
  saved: SavedSeries<T> | null
  wanting: Wanting
  now: number
  /** Nothing can have come since it was read at this moment. */
  isSettled(readAt: number): boolean
  /** The venue keeps so many of the newest: whether all are there is told by reading to the end. */
  isLimited: boolean
  read(
    from: number,
    query: { until?: number; isTail?: true; keep(rows: T[], upTo: number, read: number): void },
  ): Promise<{ rows: T[]; whole: boolean; spare: number }>
  /** Keeps what was read so far. What it throws ends the reading. */
  keep(series: SavedSeries<T>): void
}

/** What was read to its end in this run (null: nothing), and why there is no more of what was wanted. */
export type Outcome<T> = { done: SavedSeries<T> | null; gap: Gap | null }

/** Rows that are kept in no time. */
const long = 2_000

/** The venue may still be writing down what is younger than this before the newest row that it gave. */
const margin = 10 * 60_000

/**
 * What is saved and what came since, or all of it anew where what is saved is not enough. What came since is asked for at once, while it
 * is still being found out how far back is wanted. The end of what is saved is measured by the venue's rows, never by a clock of ours,
 * and is read again: where a row of it is gone (the venue adds funding up after a while), all of it is read again. What was read is kept
 * page by page, and the next run goes on from it.
 */
export async function readSeries<T extends Row>(asked: Asked<T>): Promise<Outcome<T>> {
  let done: SavedSeries<T> | null = null
  /** How far this run came in what it has not read to its end. */
  let come: number | null = null
  let waiting: SavedSeries<T> | null = null
  let next = 0
  // Keeping a long part after every page would take longer than reading it.
  const keep = (series: SavedSeries<T>) => {
    const now = performance.now()
    come = series.to === 0 ? series.seen : come
    waiting = series.to === 0 && now < next ? series : null
    if (waiting !== null) return
    asked.keep(series)
    next = series.rows.length < long ? 0 : performance.now() + 10 * (performance.now() - now)
  }
  try {
    done = asked.saved
      ? await readOn(asked.saved, { ...asked, keep })
      : await readAll(await soonest(asked.wanting), { ...asked, keep })
    const final = await asked.wanting.final
    if (!isEnough(done, final)) done = await readMore(done, final, { ...asked, keep })
    return { done, gap: null }
  } catch (error) {
    const gap = waiting === null ? null : lastWords(() => asked.keep(waiting!))
    return { done, gap: gap ?? unfinished(gapOf(error, 'hyperliquid'), asked.what, come) }
  }
}

/** Keeps at the end what waited for it; whatever speaks against it is what counts. */
function lastWords(keep: () => void): Gap | null {
  try {
    keep()
    return null
  } catch (error) {
    return gapOf(error, 'hyperliquid')
  }
}

const soonest = ({ early, final }: Wanting): Promise<Wanted> => Promise.race([final, early])

const isEnough = ({ from, assets }: Wanted, wanted: Wanted): boolean =>
  from <= wanted.from && wanted.assets.every(asset => assets.includes(asset))

const both = (one: Wanted, other: Wanted): Wanted => ({
  from: Math.min(one.from, other.from),
  assets: [...new Set([...one.assets, ...other.assets])],
})

const ofAssets = <T extends Row>(rows: readonly T[], assets: readonly string[]): T[] =>
  rows.filter(({ coin }) => assets.includes(assetOf(coin).asset))

/** Where the oldest are gone, the oldest that is left tells from when on they are all there, whatever it is of. */
const wanted = <T extends Row>(rows: readonly T[], whole: boolean, assets: readonly string[]): T[] =>
  whole ? ofAssets(rows, assets) : [...rows.slice(0, 1), ...ofAssets(rows.slice(1), assets)]

async function readAll<T extends Row>({ from, assets }: Wanted, asked: Asked<T>): Promise<SavedSeries<T>> {
  const part: SavedSeries<T> = { from, assets: [...assets], rows: [], whole: true, seen: from, to: 0, read: 0 }
  const rows: T[] = []
  const answer = await asked.read(from, {
    keep: (more, seen, read) => {
      rows.push(...ofAssets(more, assets))
      asked.keep({ ...part, rows: [...rows], seen, read })
    },
  })
  return ended(asked, {
    ...{ ...part, rows: wanted(answer.rows, answer.whole, assets), whole: answer.whole },
    seen: answer.rows.at(-1)?.time ?? from,
  })
}

async function readOn<T extends Row>(saved: SavedSeries<T>, asked: Asked<T>): Promise<SavedSeries<T>> {
  if (saved.to > 0 && asked.isSettled(saved.to)) return saved
  const start = Math.max(saved.from, saved.seen - margin)
  const before = saved.rows.filter(({ time }) => time < start)
  const again = saved.rows.slice(before.length)
  const late: T[] = []
  let isChanged = false
  const answer = await asked
    .read(start, {
      ...(saved.to > 0 ? { isTail: true as const } : {}),
      keep: (more, seen, read) => {
        late.push(...ofAssets(more, saved.assets))
        if (seen <= saved.seen) return
        isChanged = without(late, again, textOf) === null
        if (isChanged) throw new ReadFailure(changed)
        const partly = saved.to > 0 ? read : saved.read + read
        asked.keep({ ...saved, rows: [...before, ...late], seen, to: 0, read: partly })
      },
    })
    .catch(error => {
      if (isChanged) return null
      throw error
    })
  const anew = async () => readAll(both(saved, await soonest(asked.wanting)), asked)
  if (answer === null) return anew()
  const seen = answer.rows.at(-1)?.time ?? saved.seen
  // Something between the two is lost: what is older hangs in the air.
  if (!answer.whole)
    return ended(asked, { ...saved, rows: wanted(answer.rows, false, saved.assets), whole: false, seen })
  const since = ofAssets(answer.rows, saved.assets)
  // Of what was read in parts only a number below the reach of the venue proves that nothing went between them.
  const isProved = saved.to > 0 || saved.read === 0 || answer.spare > saved.read
  if (!isProved || without(since, again, textOf) === null) return anew()
  return ended(asked, { ...saved, rows: [...before, ...since], seen: Math.max(seen, saved.seen) })
}

/** What lies before goes in front where that proves to be all of it. */
async function readMore<T extends Row>(done: SavedSeries<T>, final: Wanted, asked: Asked<T>): Promise<SavedSeries<T>> {
  const more = both(done, final)
  if (asked.isLimited || !isEnough({ ...done, from: more.from }, more)) return readAll(more, asked)
  const part = { ...done, from: more.from, to: 0 }
  const rows: T[] = []
  const { rows: before } = await asked.read(more.from, {
    until: done.from,
    keep: (page, seen, read) => {
      rows.push(...ofAssets(page, done.assets))
      // Of the two, which do not touch yet, the longer one is worth more.
      if (rows.length > done.rows.length) asked.keep({ ...part, rows: [...rows], seen, read })
    },
  })
  return ended(asked, { ...done, from: more.from, rows: [...ofAssets(before, done.assets), ...done.rows] })
}

function ended<T extends Row>(asked: Asked<T>, series: SavedSeries<T>): SavedSeries<T> {
  const complete = { ...series, to: asked.now, read: 0 }
  asked.keep(complete)
  return complete
}

/** Whatever the order of its fields; without what is not kept of it. */
const textOf = (row: object): string =>
  JSON.stringify(
    Object.entries(row)
      .filter(([name]) => name !== 'tid' && name !== 'hash')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

const changed: Gap = {
  code: 'history-changed',
  source: 'hyperliquid',
  message: 'Hyperliquid no longer has what it gave before',
  hint: 'ask again: hedge status',
}
