import { nowNeeds } from '../check/needs.ts'
import type { Rule } from './words/rule.ts'
import { type Scale, seen, unseen } from './words/seen.ts'
import { anyGap, lpGap } from './words/whyUnknown.ts'

export const health: Rule = {
  id: 'health',
  title: 'the health of the hedge is low',
  limits: ['health.warning', 'health.critical'],
  of: 'hedge',
  needs: [...nowNeeds, 'histories', 'candles'],
  judge: ({ judged, thresholds }) => {
    const { 'health.warning': warn, 'health.critical': crit } = thresholds
    const scale: Scale = { warn, crit, worse: 'below', inclusive: true, unit: '' }
    const { health: told } = judged.report
    if (told !== null && told.score !== null) {
      const weakest = told.parts.find(({ id }) => id === told.weakest)
      const why = weakest === undefined ? '' : `: ${weakest.id}, ${weakest.why}`
      return [seen('', scale, told.score, `health is ${Math.round(told.score)} of 100${why}`)]
    }
    const missing = told?.parts.find(({ applies, score }) => applies && score === null)
    if (told !== null && missing === undefined) return []
    return [unseen('', scale, anyGap(judged) ?? lpGap(judged, missing?.why ?? 'the health could not be reckoned'))]
  },
}
