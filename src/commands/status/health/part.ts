import type { HealthPart, HealthPartId } from '../resultTypes.ts'

/** One thing scored, in words; null: it is not known. */
export type Judged = { score: number | null; why: string }

export const unknownPart = (id: HealthPartId, why: string): HealthPart => ({ id, score: null, applies: true, why })

export const noPart = (id: HealthPartId, why: string): HealthPart => ({ id, score: null, applies: false, why })

/** The worst of what is scored; one that is not known makes the part unknown, since it may be the worst: but none is below 0. */
export function worstPart(id: HealthPartId, judged: readonly Judged[], none: string): HealthPart {
  const lowest = judged.find(({ score }) => score === 0)
  if (lowest !== undefined) return { id, score: 0, applies: true, why: lowest.why }
  const missing = judged.find(({ score }) => score === null)
  if (missing !== undefined) return unknownPart(id, missing.why)
  const worst = judged.reduce<Judged | null>(
    (low, each) => (low === null || each.score! < low.score! ? each : low),
    null,
  )
  return worst === null ? noPart(id, none) : { id, score: worst.score, applies: true, why: worst.why }
}
