import { ReadFailure } from '../../domain/failure.ts'
import type { Allowance, Kind } from './allowance.ts'
import type { WatchClock } from './clock.ts'

/** Something that is read again and again. `period` in milliseconds, 0: each time; `after` an answer it may be another. */
export type Part = {
  key: string
  kind: Exclude<Kind, 'past'>
  weight: number
  period: number
  after?(answer: unknown): number
}

type Known = Part & { value: unknown; at: string; asked: number; used: number }

/** Where a part was not asked for in so long, nobody wants it any more (milliseconds). */
const forgotten = 3_600_000

/** What a minute has for parts that come each time, for those of them that are nearly always empty, and for all that changes slowly. */
const shares = { each: 36, idle: 14, heavy: 36 }

/** Each part as it was read last, and whether it is time to read it again. */
export type Pacer = {
  /** What it was, while that is fresh or there is nothing left to ask with; else as it is now. */
  read<T>(part: Part, ask: () => Promise<T>): Promise<T>
  /** Milliseconds between two readings, at least. */
  leastInterval(): number
  /** Resolves when nothing of the present is being asked. */
  quiet(): Promise<void>
}

/** `readAt` makes a promise tell that it is of an earlier moment. */
export function createPacer(
  allowance: Allowance,
  clock: WatchClock,
  readAt: <T>(promise: Promise<T>, at: string) => Promise<T>,
): Pacer {
  const parts = new Map<string, Known>()
  const inFlight = new Set<Promise<unknown>>()

  const perMinute = (of: (part: Known) => boolean, unit: (part: Known) => number) =>
    [...parts.values()].filter(of).reduce((sum, part) => sum + part.weight * unit(part), 0)
  const isEach = ({ kind, period }: Part) => kind === 'light' && period === 0
  /** How much longer each takes, so that all of them together stay within their share. */
  const stretch = ({ kind }: Part) => {
    const rate = perMinute(
      part => part.kind === kind && part.period > 0,
      part => 60_000 / part.period,
    )
    return Math.max(1, rate / (kind === 'heavy' ? shares.heavy : shares.idle))
  }
  /** By how much it is late (milliseconds); endless where it was never asked. */
  const latenessOf = (part: Part): number => {
    const known = parts.get(part.key)
    if (known === undefined) return Number.POSITIVE_INFINITY
    return clock.elapsed() - known.asked - known.period * stretch(part)
  }
  /** Of what is wanted at the same time the latest comes first: or who is asked for first would always get all there is. */
  let waiting: { part: Part; answer(isGranted: boolean): void }[] = []
  const grant = () => {
    const all = waiting.map(each => ({ ...each, lateness: latenessOf(each.part) })).sort(byLateness)
    waiting = []
    for (const { part, lateness, answer } of all) {
      const { kind, weight, key } = part
      answer(lateness >= 0 && allowance.takes({ kind, weight, first: !parts.has(key) }))
    }
  }
  const turn = (part: Part) =>
    new Promise<boolean>(answer => {
      if (waiting.length === 0) void clock.wait(0, never).then(grant)
      waiting.push({ part, answer })
    })

  const askNow = async <T>(part: Part, ask: () => Promise<T>): Promise<T> => {
    const asked = clock.elapsed()
    const value = await ask()
    const period = part.after?.(value) ?? part.period
    parts.set(part.key, { ...part, period, value, at: clock.now().toISOString(), asked, used: asked })
    return value
  }
  const readPart = async <T>(part: Part, ask: () => Promise<T>, old: (at: string) => void): Promise<T> => {
    if (await turn(part)) return askNow(part, ask)
    const known = parts.get(part.key)
    if (known === undefined) throw notYet()
    known.used = clock.elapsed()
    old(known.at)
    return known.value as T
  }
  return {
    read: <T>(part: Part, ask: () => Promise<T>): Promise<T> => {
      for (const [key, { used }] of parts) if (clock.elapsed() - used > forgotten) parts.delete(key)
      const reading: Promise<T> = readPart(part, ask, at => readAt(reading, at))
      const settled: Promise<unknown> = reading.catch(() => {}).then(() => inFlight.delete(settled))
      inFlight.add(settled)
      return reading
    },
    leastInterval: () => (perMinute(isEach, () => 1) / shares.each) * 60_000,
    quiet: async () => {
      // Whoever asks at the same time as others asks first.
      await clock.wait(20, never)
      while (inFlight.size > 0) await Promise.all(inFlight)
    },
  }
}

const never = new AbortController().signal

const byLateness = (a: { lateness: number }, b: { lateness: number }): number =>
  a.lateness === b.lateness ? 0 : b.lateness - a.lateness

export const notYetCode = 'not-yet'

const notYet = () =>
  new ReadFailure({
    code: notYetCode,
    source: 'hyperliquid',
    message: 'its turn has not come: --watch asks Hyperliquid for less than 100 of its weight a minute',
    hint: 'it comes by itself within minutes; or at once: hedge status',
  })
