/**
 * `done` of `total` blocks of something that takes long. `begun`: what was done when it was measured first, and when that was
 * (milliseconds); null where it is no measure of time, as in a search that halves what is left.
 */
export type Measure = { what: string; done: number; total: number; begun: { done: number; at: number } | null }

/** How far long reads have come. Several may run at once. */
export type Meter = {
  measure(what: string, done: number, total: number, isSteady?: boolean): void
  /** Of those that are not at their end, the one with the most left to do; null when there is none. */
  longest(): Measure | null
}

export function createMeter(): Meter {
  const running = new Map<string, Measure>()
  return {
    measure: (what, done, total, isSteady = true) => {
      const begun = isSteady ? (running.get(what)?.begun ?? { done, at: Date.now() }) : null
      if (done >= total) running.delete(what)
      else running.set(what, { what, done, total, begun })
    },
    longest: () =>
      [...running.values()].reduce<Measure | null>((most, each) => (leftOf(each) > leftOf(most) ? each : most), null),
  }
}

/** Seconds that the rest takes if it goes on as it did; null where too little was seen to say so. */
export function secondsLeft({ done, total, begun }: Measure, now: number): number | null {
  if (begun === null) return null
  const elapsed = now - begun.at
  const share = (done - begun.done) / (total - begun.done)
  return elapsed < enough || share < 0.01 ? null : Math.ceil((elapsed / share - elapsed) / 1000)
}

/** Milliseconds. */
const enough = 1_500

const leftOf = (measure: Measure | null): number => (measure === null ? 0 : measure.total - measure.done)
