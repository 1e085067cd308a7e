import { carryScore } from '../../../math/health.ts'
import { signed, usd } from '../../words/numbers.ts'
import type { HealthInput } from '../healthReport.ts'
import { isOpen } from '../hedgeLegs.ts'
import type { CarryReport, HealthPart } from '../resultTypes.ts'
import type { LpReport } from '../types.ts'
import { noPart, unknownPart } from './part.ts'

/** Whether fees and funding pay for what is lost to rebalancing, against what is in the LP. */
export function carryPart({ lps, carry, stored, now, thresholds }: HealthInput): HealthPart {
  if (lps === null) return unknownPart('carry', 'not all positions are known')
  const open = lps.filter(isOpen)
  if (open.length === 0) return noPart('carry', 'no position is open')
  if (carry === null) {
    return stored
      ? unknownPart('carry', 'it could not be reckoned')
      : noPart('carry', 'nothing is stored of it, so nothing is known of its past')
  }
  const total = carry.totalPerDay
  if (total === null) {
    const window = thresholds['fees.window']
    const waiting = open.filter(lp => lp.inRange && lp.feeApr === null)
    const young = waiting.length > 0 && waiting.every(lp => isYoung(lp, now, window))
    return young
      ? noPart('carry', `its fees are not told before they are ${window} ${window === 1 ? 'day' : 'days'} old`)
      : unknownPart('carry', `what ${missingOf(carry)} a day is not known`)
  }
  const why = `${signed(usd(total))} a day`
  if (total >= 0) return { id: 'carry', score: 100, applies: true, why }
  const values = open.map(({ valueUsd }) => valueUsd)
  if (values.includes(null)) return unknownPart('carry', 'what is in the LP is not known')
  const value = values.reduce<number>((sum, each) => sum + each!, 0)
  // Dust that loses anything at all loses all of it.
  return { id: 'carry', score: value > 0 ? carryScore((total * 365) / value) : 0, applies: true, why }
}

function isYoung({ entry }: LpReport, now: string, days: number): boolean {
  return entry !== null && Date.parse(now) - Date.parse(entry.mintedAt) < days * 86_400_000
}

const missingOf = ({ feesPerDay, fundingPerDay, rebalancingPerDay }: CarryReport): string =>
  [
    ...(feesPerDay === null ? ['the fees earn'] : []),
    ...(fundingPerDay === null ? ['funding pays'] : []),
    ...(rebalancingPerDay === null ? ['rebalancing loses'] : []),
  ].join(' and ')
