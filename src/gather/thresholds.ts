import type { Gatherer } from './gathering.ts'

export const thresholds: Gatherer<'thresholds'> = async sources => sources.thresholds()
