import type { Condition, Limits } from '../../../domain/condition.ts'
import type { Gap } from '../../../domain/read.ts'
import { levelOf } from '../../../math/hysteresis.ts'
import type { Seen } from './rule.ts'

export type Scale = Limits & Pick<Condition, 'unit'>

/** A share as per cent, without the noise of binary fractions. */
export const inPercent = (share: number): number => Number((share * 100).toPrecision(12))

/** Limits that are told as shares, in per cent. */
export const percentScale = (limits: Limits): Scale => ({
  ...limits,
  warn: limits.warn === null ? null : inPercent(limits.warn),
  crit: limits.crit === null ? null : inPercent(limits.crit),
  unit: '%',
})

export const seen = (subject: string, scale: Scale, value: number, message: string): Seen => ({
  ...scale,
  subject,
  value,
  state: levelOf(value, scale),
  message,
})

/** It is wrong, and there is no number for how wrong. */
export const seenWorst = (subject: string, scale: Scale, message: string): Seen => {
  const state = scale.crit !== null ? 'critical' : scale.warn !== null ? 'warning' : 'ok'
  return { ...scale, subject, value: null, state, message }
}

/** Not known. Against what has no limit nothing can be held, known or not. */
export const unseen = (subject: string, scale: Scale, gap: Gap): Seen => {
  const watched = scale.warn !== null || scale.crit !== null
  return { ...scale, subject, value: null, state: watched ? 'unknown' : 'ok', message: gap.message, gap }
}
