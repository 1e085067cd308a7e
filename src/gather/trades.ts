import type { Gatherer } from './gathering.ts'

export const trades: Gatherer<'trades'> = async () => []
