import { ReadFailure } from '../../domain/failure.ts'
import type { FillHistory, WireFunding } from '../../domain/history.ts'
import type { PastQuery, PerpVenue } from '../../domain/venue.ts'
import type { Allowance } from './allowance.ts'
import type { WatchClock } from './clock.ts'
import type { Pacer } from './pacer.ts'

export type Pacing = {
  allowance: Allowance
  pacer: Pacer
  clock: WatchClock
  /** Makes a promise tell that it is of an earlier moment. */
  readAt<T>(promise: Promise<T>, at: string): Promise<T>
}

const minute = 60_000
const hour = 60 * minute

/** Trades are seldom (milliseconds); those of many accounts have a part of each minute together. */
const tradesEvery = (accounts: number) => Math.max(5, accounts * 1.5) * minute
/**
 * Funding is paid at the full hour. As long as this hour's is asked for again anyway, since it may not be there yet, what was told a
 * moment ago does; after that it must be asked for.
 */
const [fundingEvery, unsettled] = [minute, 4 * minute]

/** A few rows; what may be a page of them; hourly candles of a month. One more for every 20 rows of the past. */
const [tail, page, candles, rowsEach] = [22, 80, 33, 20]

type Told<T> = { from: number; asked: number; at: string; answer: T }

/** What the venue tells of the past, as a watch asks it. Throws ReadFailure (`venue-budget`) where its turn has not come. */
export function pacedPast(venue: PerpVenue, { allowance, pacer, clock, readAt }: Pacing) {
  const fills = new Map<string, Told<FillHistory & { spare?: number }>>()
  const funding = new Map<string, Told<WireFunding[]>>()

  const turn = (weight: number) => {
    if (!allowance.takes({ kind: 'past', weight, first: true })) throw waits()
  }
  /** Asks when it is its turn, and for each further page likewise; what was more than thought is added. */
  const inTurn = async <R, T>(
    query: PastQuery<R>,
    ask: (query: PastQuery<R>) => Promise<T>,
    rowsIn: (answer: T) => number,
  ) => {
    await pacer.quiet()
    const each = query.isTail ? tail : page
    let allowed = each
    turn(each)
    const answer = await ask({
      ...query,
      keep: (rows, upTo, read) => {
        query.keep?.(rows, upTo, read)
        turn(page)
        allowed += page
      },
    })
    const weight = 20 * Math.ceil(allowed / page) + Math.ceil(rowsIn(answer) / rowsEach)
    if (weight > allowed) allowance.add(weight - allowed)
    return answer
  }
  const isYoung = ({ asked }: Told<unknown>, period: number) => clock.elapsed() - asked < period
  const isSettling = () => clock.now().getTime() % hour < unsettled

  type Past<R, T> = {
    memory: Map<string, Told<T>>
    account: string
    from: number
    query: PastQuery<R>
    ask(query: PastQuery<R>): Promise<T>
    rowsIn(answer: T): readonly { time: number }[]
    /** The same, from a later moment on. */
    since(answer: T, from: number): T
    isFresh(told: Told<T>): boolean
    /** What was told serves where there is nothing to ask with. */
    mayBeOld: boolean
  }
  const tell = <R, T>({
    memory,
    account,
    from,
    query,
    ask,
    rowsIn,
    since,
    isFresh,
    mayBeOld,
  }: Past<R, T>): Promise<T> => {
    const told = query.until === undefined ? memory.get(account) : undefined
    const known = told !== undefined && told.from <= from ? told : null
    const again = (it: Told<T>): T => {
      readAt(answer, it.at)
      return since(it.answer, from)
    }
    const asked = async (): Promise<T> => {
      if (known !== null && isFresh(known)) return again(known)
      const begun = clock.elapsed()
      try {
        const come = await inTurn(query, ask, its => rowsIn(its).length)
        const at = clock.now().toISOString()
        if (query.until === undefined) memory.set(account, { from, asked: begun, at, answer: come })
        return come
      } catch (error) {
        if (known !== null && mayBeOld && error instanceof ReadFailure && error.gap.code === waiting)
          return again(known)
        throw error
      }
    }
    // What is told again tells it of the promise that is given out: not before there is one.
    const answer: Promise<T> = Promise.resolve().then(asked)
    return answer
  }

  return {
    readFills: (account, from, signal, query = {}) =>
      tell({
        ...{ memory: fills, account, from, query, mayBeOld: true },
        ask: its => venue.readFills(account, from, signal, its),
        rowsIn: answer => answer.fills,
        since: (answer, later) => ({ ...answer, fills: answer.fills.filter(({ time }) => time >= later) }),
        isFresh: told => isYoung(told, tradesEvery(fills.size)),
      }),
    readFunding: (account, from, signal, query = {}) =>
      tell({
        ...{ memory: funding, account, from, query, mayBeOld: false },
        ask: its => venue.readFunding(account, from, signal, its),
        rowsIn: answer => answer,
        since: (answer, later) => answer.filter(({ time }) => time >= later),
        isFresh: told => isSettling() && isYoung(told, fundingEvery),
      }),
    readCandles: async (coin, from, signal) => {
      await pacer.quiet()
      turn(candles)
      return venue.readCandles(coin, from, signal)
    },
  } satisfies Partial<PerpVenue>
}

const waiting = 'venue-budget'

const waits = () =>
  new ReadFailure({
    code: waiting,
    source: 'hyperliquid',
    message: 'its turn has not come: --watch asks Hyperliquid for less than 100 of its weight a minute',
    hint: 'it comes by itself within minutes; or at once: hedge status',
  })
