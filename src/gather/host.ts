import { ReadFailure } from '../domain/failure.ts'
import type { Gatherer } from './gathering.ts'

/** This machine as whoever starts jobs here sees it. */
export const host: Gatherer<'host'> = async sources => {
  if (sources.doctor !== undefined) return (await sources.doctor()).host()
  throw new ReadFailure({
    code: 'not-here',
    source: 'this machine',
    message: 'this machine is not looked at in this run',
    hint: 'hedge schedule',
  })
}
