/** `done` of `total` blocks of something that takes long. */
export type Measure = { what: string; done: number; total: number }

/** How far long reads have come. Several may run at once. */
export type Meter = {
  measure(what: string, done: number, total: number): void
  /** Of those that are not at their end, the one with the most left to do; null when there is none. */
  longest(): Measure | null
}

export function createMeter(): Meter {
  const running = new Map<string, Measure>()
  return {
    measure: (what, done, total) => {
      if (done >= total) running.delete(what)
      else running.set(what, { what, done, total })
    },
    longest: () =>
      [...running.values()].reduce<Measure | null>((most, each) => (leftOf(each) > leftOf(most) ? each : most), null),
  }
}

const leftOf = (measure: Measure | null): number => (measure === null ? 0 : measure.total - measure.done)
