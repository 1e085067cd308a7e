import { limits } from './limits.ts'
import type { Threshold } from './threshold.ts'

export type { Threshold } from './threshold.ts'

export const thresholds = {
  ...limits,
  'fees.window': {
    default: 1,
    min: 0.01,
    max: 365,
    unit: 'days',
    everywhere: true,
    meaning: 'no fee or result is annualised from less than this',
  },
  'volatility.window': {
    default: 7,
    min: 1,
    max: 180,
    unit: 'days',
    everywhere: true,
    meaning: 'hourly candles of so many days tell the volatility',
  },
  'legs.apart': {
    default: 120,
    min: 1,
    max: 86_400,
    unit: 'seconds',
    meaning: 'legs read further apart than this: flagged',
  },
  'unknown.after': {
    default: 30,
    min: 0,
    max: 10_080,
    unit: 'minutes',
    meaning: 'what is not known for so long is an alert of its own',
  },
  'keys.rotate': {
    default: 90,
    min: 1,
    max: 3_650,
    unit: 'days',
    everywhere: true,
    meaning: 'an RPC URL, a webhook or a key of the vault older than this is due',
  },
  'prune.after': {
    default: 90,
    min: 7,
    max: 3_650,
    unit: 'days',
    everywhere: true,
    meaning: 'a hedge closed, or not read, for so long is inactive',
  },
  'history.keep': {
    default: 400,
    min: 1,
    max: 3_650,
    unit: 'days',
    everywhere: true,
    meaning: 'what was recorded is forgotten after so long',
  },
} as const satisfies Record<string, Threshold>

export type ThresholdName = keyof typeof thresholds

/** Null is off. */
type LimitOf<N extends ThresholdName> = (typeof thresholds)[N] extends { off: true } ? number | null : number
export type Thresholds = { readonly [N in ThresholdName]: LimitOf<N> }

export const thresholdNames = Object.keys(thresholds) as ThresholdName[]

export const presetOf = (name: ThresholdName): Threshold => thresholds[name]

export const defaultThresholds = Object.fromEntries(
  thresholdNames.map(name => [name, thresholds[name].default]),
) as Thresholds
