import { ReadFailure } from '../../domain/failure.ts'
import type { Gap } from '../../domain/read.ts'

/** What ends a reading that was going well. `venue-budget` is no answer of the venue at all. */
const passing = ['venue-budget', 'venue-rate-limited', 'venue-timeout', 'venue-aborted']

/** The gap of a reading that came as far as `come` (milliseconds; null: nowhere) before something ended it that passes. */
export function unfinished(gap: Gap, what: string, come: number | null): Gap {
  if (!passing.includes(gap.code) || (come === null && gap.code !== 'venue-budget')) return gap
  const soon = gap.code === 'venue-budget' || gap.code === 'venue-rate-limited'
  return {
    code: 'history-unfinished',
    source: 'hyperliquid',
    message: `there is more of the ${what} of the account than could be asked for in this run: ${
      come === null ? 'its turn did not come' : `it is read up to ${new Date(come).toISOString()}`
    }`,
    hint: soon
      ? 'run it again in a minute: it goes on where it was'
      : 'run it again: it goes on where it was; or give it longer with --timeout',
  }
}

/** More than is kept would be read in every run, and in none to its end. */
export const tooLarge = (what: string): ReadFailure =>
  new ReadFailure({
    code: 'history-too-large',
    source: 'hyperliquid',
    message: `there is more of the ${what} of the account than this program keeps`,
    hint: 'a hedge that began later is counted from then: hedge add --since TIME',
  })
