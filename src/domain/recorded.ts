/**
 * What one run saw of one hedge, as history keeps it: numbers of its status report, null where they were not known. No address.
 * USD, fractions and scores as in `hedge.status/1`; `at` in milliseconds.
 */
export type Recorded = {
  at: number
  state: 'ok' | 'warning' | 'critical' | 'unknown'
  /** Liquidity of all its positions, and what a collect would pay beside it. */
  valueUsd: number | null
  feesUsd: number | null
  impermanentLossUsd: number | null
  netDeltaUsd: number | null
  /** Of the account; several hedges may share it. */
  equityUsd: number | null
  pnlUsd: number | null
  health: number | null
  /** Quote per base of its first position, for plots. */
  price: number | null
  inRange: boolean | null
}

/** What was last recorded of a hedge before some moments, the oldest first. */
export type Past = { hedge: string; rows: readonly Recorded[] }

export const recordedFields = [
  'valueUsd',
  'feesUsd',
  'impermanentLossUsd',
  'netDeltaUsd',
  'equityUsd',
  'pnlUsd',
  'health',
  'price',
] as const
export type RecordedField = (typeof recordedFields)[number]

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** Of what is older than `after` one row is kept of every `every`, the last in which the value was known. Milliseconds. */
export const thinning: readonly { after: number; every: number }[] = [
  { after: day, every: minute },
  { after: 14 * day, every: hour },
  { after: 90 * day, every: day },
]

/** Keeps and reads what was seen, by the random id of a hedge. Never throws: a run without history is a run. */
export type Records = {
  /** All of what one run saw, or nothing; what was seen of a hedge in the same second before is replaced. */
  append(seen: readonly { hedge: string; recorded: Recorded }[]): void
  /** Oldest first, from `from` up to `to` (milliseconds), `to` left out. */
  between(hedge: string, from: number, to: number): Recorded[]
  /** The newest that is not after `at`. */
  before(hedge: string, at: number): Recorded | null
  /** Deletes what was seen of a hedge; the path of what may still hold some of it, or null. */
  forget(hedge: string): string | null
  /** Why nothing can be kept or read in this run; null when all is well. */
  fault(): string | null
  /** What was found damaged in this run, and what became of it. */
  lost(): string | null
  close(): void
}
