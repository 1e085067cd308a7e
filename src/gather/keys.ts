import { ReadFailure } from '../domain/failure.ts'
import type { Gatherer } from './gathering.ts'

/** When each key that rotates was set; none is read. */
export const keys: Gatherer<'keys'> = async sources => {
  if (sources.keys === undefined) throw new ReadFailure(untold)
  return sources.keys()
}

const untold = {
  code: 'not-read',
  source: 'settings',
  message: 'how old the keys are is not read by this command',
  hint: 'hedge rotate',
}
