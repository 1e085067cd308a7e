import { ReadFailure } from '../domain/failure.ts'
import type { Gatherer } from './gathering.ts'

export const seconds: Gatherer<'seconds'> = async () => {
  throw new ReadFailure({
    code: 'not-built',
    source: 'seconds',
    message: 'this is not read yet',
    hint: 'hedge --version',
  })
}
