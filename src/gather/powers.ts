import { ReadFailure } from '../domain/failure.ts'
import type { Gatherer } from './gathering.ts'

export const powers: Gatherer<'powers'> = async () => {
  throw new ReadFailure({
    code: 'not-built',
    source: 'powers',
    message: 'this is not read yet',
    hint: 'hedge --version',
  })
}
