/** One preference a person may set: its default, what it means, and the range in which it makes sense. */
export type Threshold = { default: number; min: number; max: number; unit: string; meaning: string }

export const thresholds = {
  'drift.warning': {
    default: 0.1,
    min: 0,
    max: 10,
    unit: 'ratio',
    meaning: 'hedge ratio off its target by more: warning',
  },
  'liquidation.warning': {
    default: 0.25,
    min: 0,
    max: 10,
    unit: 'fraction of mark',
    meaning: 'liquidation closer than this: warning',
  },
  'liquidation.critical': {
    default: 0.1,
    min: 0,
    max: 10,
    unit: 'fraction of mark',
    meaning: 'liquidation closer than this: critical',
  },
  'margin.warning': {
    default: 0.5,
    min: 0,
    max: 10,
    unit: 'fraction of the ratio that liquidates',
    meaning: 'margin ratio at this or higher: warning',
  },
  'margin.critical': {
    default: 0.8,
    min: 0,
    max: 10,
    unit: 'fraction of the ratio that liquidates',
    meaning: 'margin ratio at this or higher: critical',
  },
  'range.warning': {
    default: 0.05,
    min: 0,
    max: 10,
    unit: 'fraction of price',
    meaning: 'a bound of the range closer than this costs health',
  },
  'fees.window': {
    default: 1,
    min: 0.01,
    max: 365,
    unit: 'days',
    meaning: 'no fee or result is annualised from less than this',
  },
  'volatility.window': {
    default: 7,
    min: 1,
    max: 180,
    unit: 'days',
    meaning: 'hourly candles of so many days tell the volatility',
  },
  'legs.apart': {
    default: 120,
    min: 1,
    max: 86_400,
    unit: 'seconds',
    meaning: 'legs read further apart than this: flagged',
  },
  'keys.rotate': {
    default: 90,
    min: 1,
    max: 3_650,
    unit: 'days',
    meaning: 'an RPC URL or a key of the vault older than this is due',
  },
  'prune.after': {
    default: 90,
    min: 7,
    max: 3_650,
    unit: 'days',
    meaning: 'a hedge closed, or not read, for so long is inactive',
  },
} as const satisfies Record<string, Threshold>

export type ThresholdName = keyof typeof thresholds
export type Thresholds = Readonly<Record<ThresholdName, number>>

export const thresholdNames = Object.keys(thresholds) as ThresholdName[]
