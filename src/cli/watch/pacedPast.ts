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

/** Trades are seldom (milliseconds); all accounts together have a part of each minute. */
const tradesEvery = (accounts: number) => Math.max(5, accounts * 1.5) * minute
const fundingEvery = (accounts: number) => Math.max(2, accounts) * minute
/**
 * Funding is paid at the full hour. As long as this hour's is asked for again anyway, since it may not be there yet, what was told a
 * moment ago does; after that it must be asked for.
 */
const unsettled = 5 * minute

/** A few rows; what may be a page of trades, and one of funding; hourly candles of a month. */
const [tail, tradesPage, fundingPage, candles] = [22, 80, 45, 33]
/** What so many answers with so many rows weigh (Hyperliquid documentation, "Rate limits"). */
const weightOf = (answers: number, rows: number) => 20 * answers + Math.ceil(rows / 20)

type Told<T> = { from: number; asked: number; at: string; answer: T }

/** What the venue tells of the past, as a watch asks it. Throws ReadFailure (`venue-budget`) where its turn has not come. */
export function pacedPast(venue: PerpVenue, { allowance, pacer, clock, readAt }: Pacing) {
  const fills = new Map<string, Told<FillHistory & { spare?: number }>>()
  const funding = new Map<string, Told<WireFunding[]>>()

  const turn = (weight: number) => {
    if (!allowance.takes({ kind: 'past', weight, first: true })) throw waits()
  }
  /** Asks when it is its turn, and for each further page likewise. What it weighed is known afterwards. */
  const inTurn = async <R, T>({ query, page, ask, rowsIn }: Pick<Past<R, T>, 'query' | 'page' | 'ask' | 'rowsIn'>) => {
    await pacer.quiet()
    let [answers, counted] = [0, 0]
    const take = (weight: number) => {
      turn(weight)
      answers += 1
      counted += weight
    }
    const settle = (rows: number) => {
      allowance.add(weightOf(answers, rows) - counted)
      counted = weightOf(answers, rows)
    }
    take(query.isTail ? tail : page)
    const answer = await ask({
      ...query,
      keep: (rows, upTo, read) => {
        query.keep?.(rows, upTo, read)
        settle(read)
        take(page)
      },
    })
    settle(rowsIn(answer).length)
    return answer
  }
  const isYoung = ({ asked }: Told<unknown>, period: number) => clock.elapsed() - asked < period
  const isSettling = () => clock.now().getTime() % hour < unsettled

  type Past<R, T> = {
    memory: Map<string, Told<T>>
    account: string
    from: number
    query: PastQuery<R>
    /** What a page of it may weigh. */
    page: number
    ask(query: PastQuery<R>): Promise<T>
    rowsIn(answer: T): readonly { time: number }[]
    /** The same, from a later moment on. */
    since(answer: T, from: number): T
    isFresh(told: Told<T>): boolean
    /** What was told serves where there is nothing to ask with. */
    mayBeOld: boolean
  }
  const tell = <R, T>(past: Past<R, T>): Promise<T> => {
    const { memory, account, from, query, since, isFresh, mayBeOld } = past
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
        const come = await inTurn(past)
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
        ...{ memory: fills, account, from, query, page: tradesPage, mayBeOld: true },
        ask: its => venue.readFills(account, from, signal, its),
        rowsIn: answer => answer.fills,
        since: (answer, later) => ({ ...answer, fills: answer.fills.filter(({ time }) => time >= later) }),
        isFresh: told => isYoung(told, tradesEvery(fills.size)),
      }),
    readFunding: (account, from, signal, query = {}) =>
      tell({
        ...{ memory: funding, account, from, query, page: fundingPage, mayBeOld: false },
        ask: its => venue.readFunding(account, from, signal, its),
        rowsIn: answer => answer,
        since: (answer, later) => answer.filter(({ time }) => time >= later),
        isFresh: told => isSettling() && isYoung(told, fundingEvery(funding.size)),
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
