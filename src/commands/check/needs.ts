import { statusNeeds } from '../status/needs.ts'

/** What the conditions are judged from. */
export const checkNeeds = [...statusNeeds, 'records', 'auditMemory', 'keys'] as const

export type CheckNeeds = (typeof checkNeeds)[number]

/** How the hedges stand, but for what they are, and what only their past tells. */
export const nowNeeds = ['lps', 'dexes', 'accounts', 'markets'] as const satisfies readonly CheckNeeds[]
export const pastNeeds = ['histories', 'trades', 'candles'] as const satisfies readonly CheckNeeds[]
