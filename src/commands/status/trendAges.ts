export const trendDays = 7

/** Of each of so many steps the last that is known of it is shown. */
export const trendSteps = 14

/** The ends of all steps but the last, which is now: so long ago, in milliseconds. */
export const trendAges: readonly number[] = Array.from(
  { length: trendSteps - 1 },
  (_, step) => ((step + 1) * trendDays * 86_400_000) / trendSteps,
)
