import type { Io } from '../../domain/io.ts'

/** The time of a run that lasts. Tests hand in their own. */
export type WatchClock = {
  now(): Date
  /** Milliseconds that passed while this program could act: it stands still while the machine sleeps, and no one sets it. */
  awake(): number
  /**
   * Milliseconds since some beginning, for how old a number is: a sleep of the machine counts, and so does a clock that is set
   * forward, since nobody can tell them apart; one that is set back does not make anything younger.
   */
  elapsed(): number
  /** Ends early when the signal aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** Between two looks the two clocks differ by less than this where nothing happened (milliseconds). */
const drift = 2_000

export function watchClock({ now, time }: Pick<Io, 'now' | 'time'>): WatchClock {
  const monotonic = time?.monotonic ?? (() => performance.now())
  let [wallBefore, before, elapsed] = [now().getTime(), monotonic(), 0]
  return {
    now,
    awake: monotonic,
    elapsed: () => {
      const [wall, awake] = [now().getTime(), monotonic()]
      const [byWall, byTicks] = [wall - wallBefore, awake - before]
      elapsed += byWall > byTicks + drift ? byWall : Math.max(0, byTicks)
      wallBefore = wall
      before = awake
      return elapsed
    },
    wait: time?.wait ?? pause,
  }
}

const pause: WatchClock['wait'] = (milliseconds, signal) =>
  new Promise(resolve => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })
