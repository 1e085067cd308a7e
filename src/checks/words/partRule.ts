import type { Severity } from '../../domain/check.ts'
import type { Found } from './weigh.ts'

/** `actual`: where it is said otherwise than by what was and what is. */
type Weight = Pick<Found, 'status' | 'severity'> & { actual?: string }

/** How one part of who may act is weighed against its baseline, by the facts that are kept of each. */
export type PartRule = {
  one: string
  many: string
  /** Of somebody who was not there; null where that is no finding. */
  fresh(facts: string): Severity | null
  /** Null where it gives nobody more than before. */
  changed(before: string, now: string): Weight | null
  /** Where it weakens that somebody is not there any more. */
  gone?(facts: string): Severity
  /** What mends it, where that is not what mends the others. */
  mend?(hedge: string): string
}

/** Null where the measure of what may be done has not grown. */
export const grown =
  (measure: (facts: string) => number, severity: Severity) =>
  (before: string, now: string): Weight | null =>
    measure(now) > measure(before) ? { status: 'warn', severity } : null

/** When the last of them ends, in milliseconds. */
export const endIn = (facts: string): number =>
  Math.max(
    ...facts.split('; ').map(each => {
      const day = /until (\d{4,6}-\d\d-\d\d)/.exec(each)?.[1]
      return day === undefined ? Number.POSITIVE_INFINITY : Date.parse(day)
    }),
  )

export const percentIn = (facts: string): number => Number(/up to ([\d.e-]+) %/.exec(facts)?.[1] ?? Number.NaN)

/** How few of the signers it takes: the fewer, and the more there are to choose from, the weaker. */
export const weaknessIn = (facts: string): number => {
  const [, needed, all] = /(\d+) of (\d+) signers/.exec(facts) ?? []
  return needed === undefined ? 0 : Number(all) - Number(needed) + 1 / Number(needed)
}
