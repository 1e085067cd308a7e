import type { Gap } from '../../domain/read.ts'
import { nowNeeds } from '../check/needs.ts'
import type { Rule, Seen } from './words/rule.ts'
import { type Scale, seen, unseen } from './words/seen.ts'
import { lpGap, venueGap } from './words/whyUnknown.ts'

export const dataAge: Rule = {
  id: 'data-age',
  title: 'what a chain or the venue says is old, or ahead of this clock',
  limits: ['age.warning', 'age.critical'],
  of: 'hedge',
  needs: nowNeeds,
  judge: ({ subject, judged, thresholds, now }) => {
    const { 'age.warning': warn, 'age.critical': crit } = thresholds
    const scale: Scale = { warn, crit, worse: 'above', inclusive: false, unit: 's' }
    const ofLeg = (source: string, times: readonly number[], gap: Gap | null): Seen[] => {
      if (times.length > 0) return [oldest(source, times, now, scale)]
      return gap === null ? [] : [unseen(source, scale, gap)]
    }
    const { times, lpsWhole, perpsWhole } = judged
    return [
      ...subject.chains.flatMap(chain =>
        ofLeg(chain, times.lps, lpsWhole ? null : lpGap(judged, `nothing was read of ${chain}`)),
      ),
      ...ofLeg('hyperliquid', times.account, perpsWhole ? null : venueGap(judged, 'the account could not be read')),
    ]
  },
}

/** One that is from ahead of this clock is as far off. */
function oldest(source: string, times: readonly number[], now: number, scale: Scale): Seen {
  const ages = times.map(time => (now - time) / 1000)
  const age = ages.reduce((most, each) => (Math.abs(each) > Math.abs(most) ? each : most))
  const whole = Math.round(Math.abs(age))
  const how = age < 0 && whole > 0 ? 'ahead of this clock' : 'old'
  return seen(source, scale, Math.abs(age), `what ${source} says is ${durationOf(whole)} ${how}`)
}

/** Seconds in what a person counts in; from two days on it is a clock that is wrong or a chain that stands still. */
function durationOf(seconds: number): string {
  const [unit, size] = seconds >= 172_800 ? (['days', 86_400] as const) : (['hours', 3_600] as const)
  if (seconds >= 7_200) return `${Math.floor(seconds / size)} ${unit}`
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
}
