/** What the facts of a hedge are made of. */
export const hedgeFactsNeeds = ['subjects', 'chains', 'thresholds', 'lps', 'dexes', 'accounts', 'markets'] as const

export type HedgeFactsNeeds = (typeof hedgeFactsNeeds)[number]
