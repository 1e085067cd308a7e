import type { Gap } from '../../domain/read.ts'

/** A snapshot that does not hold what the report needs. */
export const notGathered = (what: string, source = 'hyperliquid'): Gap => ({
  code: 'not-gathered',
  source,
  message: `nothing was gathered about ${what}`,
  hint: 'hedge snapshot > FILE',
})
