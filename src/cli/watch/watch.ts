import type { WatchPlan } from '../../domain/watchPlan.ts'
import type { WatchClock } from './clock.ts'
import type { Frame, Output } from './outputs.ts'

export type Watching = {
  plan: WatchPlan
  clock: WatchClock
  /** Reads and judges; its signal aborts when nobody waits for it any more. Throws where going on is of no use. */
  read(signal: AbortSignal): Promise<Frame>
  /** Milliseconds between two readings, at least. */
  leastInterval(): number
  output: Output
  /** Aborts when it is to end at once. */
  stop: AbortSignal
  /** Whether to read at once; asked at each tick, and true once for each time that somebody wants it. */
  isWanted(): boolean
}

/** How often the ages on a screen are drawn anew, and how soon a sleep of the machine is noticed (milliseconds). */
const tick = 1_000
/** What failed is tried again after this (milliseconds), where the interval is not shorter. */
const soon = 10_000

/** Reads and shows until the plan is done, or somebody ends it; answers the last frame, null where there was none. */
export async function watch({
  plan,
  clock,
  read,
  leastInterval,
  output,
  stop,
  isWanted,
}: Watching): Promise<Frame | null> {
  const { count, forSeconds } = plan
  const started = clock.elapsed()
  const end = forSeconds === null ? Number.POSITIVE_INFINITY : started + forSeconds * 1000
  let frame: Frame | null = null
  const interval = () => Math.max(plan.intervalSeconds * 1000, leastInterval())
  const standing = (shown: Frame, next: number | null) => ({
    ...{ frame: shown, elapsed: clock.elapsed(), interval: interval(), next },
  })

  /** Undefined: it was ended before. */
  const reading = async (): Promise<Frame | undefined> => {
    const aborting = new AbortController()
    const abort = () => aborting.abort(stop.reason)
    stop.addEventListener('abort', abort)
    const stopped = new Promise<undefined>(resolve => {
      aborting.signal.addEventListener('abort', () => resolve(undefined))
    })
    const work = read(aborting.signal)
    work.catch(() => {})
    try {
      if (frame === null || output.tick === undefined) return await Promise.race([work, stopped])
      for (;;) {
        const waiting = clock.wait(tick, aborting.signal).then(() => 'tick' as const)
        const come = await Promise.race([work, stopped, waiting])
        if (come !== 'tick') return come
        await output.tick(standing(frame, null))
      }
    } finally {
      stop.removeEventListener('abort', abort)
      // Whatever waits for the other end of the race waits no longer.
      aborting.abort()
    }
  }

  for (let shown = 0; !stop.aborted; ) {
    const begun = clock.elapsed()
    const come = await reading()
    if (come === undefined) break
    frame = come
    shown += 1
    const failed = frame.shown.failing.length > 0
    const due = begun + (failed ? Math.min(interval(), Math.max(soon, leastInterval())) : interval())
    await output.show(standing(frame, due - clock.elapsed()))
    if (shown === count || clock.elapsed() >= end) break
    while (!stop.aborted && clock.elapsed() < Math.min(due, end)) {
      await clock.wait(Math.min(tick, Math.max(1, Math.min(due, end) - clock.elapsed())), stop)
      if (stop.aborted || isWanted()) break
      await output.tick?.(standing(frame, Math.max(0, due - clock.elapsed())))
    }
    if (clock.elapsed() >= end) break
  }
  return frame
}
