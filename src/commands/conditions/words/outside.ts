import type { LpReport } from '../../status/types.ts'
import { inPercent } from './seen.ts'

/** Of the price: rounding may put one that is in range a hair beyond its bound, and one that is not a hair inside. */
const hair = 1e-9

/** How far the price stands outside of a range, in per cent of it; below zero inside, of the nearer bound. Null: not known. */
export function outside({ inRange, distanceToLower, distanceToUpper }: LpReport): number | null {
  if (distanceToLower === null || distanceToUpper === null) return null
  const beyond = inPercent(Math.max(distanceToLower, -distanceToUpper))
  return inRange ? Math.min(beyond, 0) + 0 : Math.max(beyond, hair)
}
