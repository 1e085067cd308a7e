import { freshnessScore } from '../../../math/health.ts'
import type { HealthInput } from '../healthReport.ts'
import type { HealthPart } from '../resultTypes.ts'
import { noPart } from './part.ts'

/** How old the oldest leg is. One that is from ahead of this clock is as far off. */
export function freshnessPart({ times, now, thresholds }: HealthInput): HealthPart {
  if (times.length === 0) return noPart('freshness', 'nothing was read')
  const ages = times.map(time => (Date.parse(now) - time) / 1000)
  const oldest = ages.reduce((most, age) => (Math.abs(age) > Math.abs(most) ? age : most))
  const whole = Math.round(Math.abs(oldest))
  return {
    id: 'freshness',
    score: freshnessScore(oldest, thresholds['legs.apart']),
    applies: true,
    why: `the oldest leg is ${whole} ${whole === 1 ? 'second' : 'seconds'} ${oldest < 0 && whole > 0 ? 'ahead of this clock' : 'old'}`,
  }
}
