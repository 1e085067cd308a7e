import type { Gatherer } from './gathering.ts'

export const candles: Gatherer<'candles'> = async () => []
