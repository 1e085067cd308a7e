/** What the report of a hedge is made of. */
export const statusNeeds = [
  'subjects',
  'chains',
  'thresholds',
  'lps',
  'dexes',
  'accounts',
  'markets',
  'histories',
  'trades',
  'candles',
] as const

export type StatusNeeds = (typeof statusNeeds)[number]
