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

/** Keeps and reads what was seen, by the random id of a hedge. Never throws: a run without history is a run. */
export type Records = {
  append(hedge: string, recorded: Recorded): void
  /** Oldest first, from `from` up to `to` (milliseconds), `to` left out. */
  between(hedge: string, from: number, to: number): Recorded[]
  /** The newest that is not after `at`. */
  before(hedge: string, at: number): Recorded | null
  close(): void
}
