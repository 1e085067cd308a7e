import { ReadFailure } from '../../domain/failure.ts'
import type { Spent } from '../../domain/venue.ts'

/** What an IP address may ask in a minute (Hyperliquid documentation, "Rate limits"). */
const most = 1200
/** Of what a run spends on the present, as the contract has it: 60, and 45 an account. */
const present = (accounts: number) => 60 + 45 * accounts
/** At least so much is left to the present: of three runs in a minute, with what is asked twice. */
const leastReserve = 400

/**
 * A turn to ask, of `weight` at most, that is over at `timeLeft` milliseconds from now; `accounts` are read besides, and their part is
 * left to them. Null: it is a part of the present itself, leaves nothing to others and stands in no row.
 */
export type Turn = { weight: number; timeLeft: number; accounts: number | null }

/**
 * The venue's budget of a minute, from which a run spends. The present is never kept waiting; whoever reads the past waits for
 * its turn, in the order of asking, and leaves to the present what that needs: no answer "too much" is of our own making.
 */
export type Budget = {
  spend(weight: number, past: boolean): void
  /** Resolves when so much can be asked; what it resolves to is called with the answer. Throws ReadFailure (`venue-budget`). */
  turn(turn: Turn, signal: AbortSignal): Promise<() => void>
  /** On the past, within the last minute. */
  spent(): Spent[]
  alsoSpent(spent: readonly Spent[]): void
}

/** `minute` in milliseconds. */
export function createBudget(minute = 60_000, now: () => number = Date.now): Budget {
  let entries: (Spent & { past: boolean })[] = []
  /** What is asked and not answered yet, by its most. */
  let held = 0
  let last: Promise<void> = Promise.resolve()
  let changed = Promise.withResolvers<void>()

  const sumOf = (past: boolean) => entries.reduce((sum, each) => sum + (each.past === past ? each.weight : 0), 0)
  const roomFor = ({ accounts }: Turn) => {
    const at = now()
    entries = entries.filter(entry => entry.at > at - minute && entry.at <= at)
    const reserve = accounts === null ? 0 : Math.min(Math.max(leastReserve, present(accounts)), most - pageMost)
    return most - Math.max(reserve, sumOf(false)) - sumOf(true) - held
  }
  /** Until when enough of what was spent is a minute ago; a little later, since the venue has another clock. */
  const pauseFor = (turn: Turn) => {
    let room = roomFor(turn)
    const at = now()
    for (const entry of entries) {
      if (entry.past || turn.accounts === null) room += entry.weight
      if (room >= turn.weight) return entry.at + minute - at + minute / 100
    }
    return minute
  }
  const waitFor = async (turn: Turn, signal: AbortSignal) => {
    const end = now() + turn.timeLeft
    while (roomFor(turn) < turn.weight) {
      if (signal.aborted) throw spentGap()
      const pause = pauseFor(turn)
      if (held === 0 && now() + pause > end) throw spentGap()
      await sleep(pause, changed.promise, signal)
    }
    held += turn.weight
  }
  const inRow = async (turn: Turn, signal: AbortSignal) => {
    const before = last
    const mine = Promise.withResolvers<void>()
    last = mine.promise
    await before
    try {
      await waitFor(turn, signal)
    } finally {
      mine.resolve()
    }
  }
  return {
    spend: (weight, past) => void entries.push({ at: now(), weight, past }),
    turn: async (turn, signal) => {
      await (turn.accounts === null ? waitFor(turn, signal) : inRow(turn, signal))
      return () => {
        held -= turn.weight
        changed.resolve()
        changed = Promise.withResolvers<void>()
      }
    },
    spent: () => {
      const at = now()
      const recent = entries.filter(entry => entry.past && entry.at > at - minute && entry.at <= at)
      return [...Map.groupBy(recent, entry => entry.at)].map(([when, those]) => ({
        at: when,
        weight: those.reduce((sum, { weight }) => sum + weight, 0),
      }))
    },
    alsoSpent: spent => {
      const known = new Set(entries.map(({ at }) => at))
      const others = spent.filter(({ at }) => !known.has(at)).map(each => ({ ...each, past: true }))
      entries = [...others, ...entries].sort((a, b) => a.at - b.at)
    },
  }
}

/** The most that a page of either list weighs: 2,000 fills. */
const pageMost = 120

const sleep = (milliseconds: number, sooner: Promise<void>, signal: AbortSignal) =>
  new Promise<void>(resolve => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
    void sooner.then(done)
  })

const spentGap = () =>
  new ReadFailure({
    code: 'venue-budget',
    source: 'hyperliquid',
    message: 'what Hyperliquid may be asked within a minute is spent',
    hint: 'in a minute: hedge status',
  })
