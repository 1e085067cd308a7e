import { ReadFailure } from '../domain/failure.ts'
import type { Gatherer } from './gathering.ts'

/** How a run that nobody watches reaches the secret store. */
export const storeReach: Gatherer<'storeReach'> = async sources => {
  if (sources.doctor !== undefined) return (await sources.doctor()).storeReach()
  throw new ReadFailure({
    code: 'not-here',
    source: 'secret store',
    message: 'how the secret store is reached is not tried in this run',
    hint: 'hedge schedule',
  })
}
