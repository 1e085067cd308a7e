import type { Thresholds } from '../../domain/thresholds.ts'
import { carryPart } from './health/carryPart.ts'
import { driftPart } from './health/driftPart.ts'
import { freshnessPart } from './health/freshnessPart.ts'
import { liquidationPart, marginPart } from './health/marginParts.ts'
import { rangePart } from './health/rangePart.ts'
import type { HedgeLegs } from './hedgeLegs.ts'
import type { CarryReport, HealthReport } from './resultTypes.ts'

export type HealthInput = HedgeLegs & {
  /** Null: it could not be reckoned; of an address with nothing stored (`stored` false) there is none. */
  carry: CarryReport | null
  stored: boolean
  /** When each leg was true, milliseconds. */
  times: readonly number[]
  /** ISO 8601: the moment of the report. */
  now: string
  thresholds: Thresholds
}

/**
 * The weakest part decides: a hedge with one thing wrong is not half right. One that is not known may be the weakest, but for where
 * another is 0 already: nothing is weaker. Formulas of the scores: `math/health.ts`.
 */
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
  const lowest = scored.find(({ score }) => score === 0)
  if (lowest !== undefined) return { score: 0, weakest: lowest.id, parts }
  if (scored.some(({ score }) => score === null)) return { score: null, weakest: null, parts }
  const weakest = scored.reduce<(typeof parts)[number] | null>(
    (worst, part) => (worst === null || part.score! < worst.score! ? part : worst),
    null,
  )
  return { score: weakest?.score ?? null, weakest: weakest?.id ?? null, parts }
}
