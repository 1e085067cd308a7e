import type { Thresholds } from '../../domain/thresholds.ts'
import { carryPart } from './health/carryPart.ts'
import { driftPart } from './health/driftPart.ts'
import { freshnessPart } from './health/freshnessPart.ts'
import { liquidationPart, marginPart } from './health/marginParts.ts'
import { rangePart } from './health/rangePart.ts'
import type { HedgeLegs } from './hedgeLegs.ts'
import type { CarryReport, HealthReport } from './resultTypes.ts'

export type HealthInput = HedgeLegs & {
  /** Null: none is reckoned, as of an address with nothing stored. */
  carry: CarryReport | null
  /** When each leg was true, milliseconds. */
  times: readonly number[]
  /** ISO 8601: the moment of the report. */
  now: string
  thresholds: Thresholds
}

/** The weakest part decides: a hedge with one thing wrong is not half right. Formulas of the scores: `math/health.ts`. */
export function healthReport(input: HealthInput): HealthReport {
  const parts = [
    rangePart(input),
    driftPart(input),
    liquidationPart(input),
    marginPart(input),
    carryPart(input),
    freshnessPart(input),
  ]
  const scored = parts.filter(({ applies }) => applies)
  if (scored.some(({ score }) => score === null)) return { score: null, weakest: null, parts }
  const weakest = scored.reduce<(typeof parts)[number] | null>(
    (worst, part) => (worst === null || part.score! < worst.score! ? part : worst),
    null,
  )
  return { score: weakest?.score ?? null, weakest: weakest?.id ?? null, parts }
}
