import { statusNeeds } from '../status/needs.ts'

/** What the conditions are judged from. */
export const checkNeeds = [...statusNeeds, 'records', 'auditMemory', 'keys'] as const

export type CheckNeeds = (typeof checkNeeds)[number]
