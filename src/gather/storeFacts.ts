import { ReadFailure } from '../domain/failure.ts'
import type { Gatherer } from './gathering.ts'

export const storeFacts: Gatherer<'storeFacts'> = async () => {
  throw new ReadFailure({
    code: 'not-built',
    source: 'storeFacts',
    message: 'this is not read yet',
    hint: 'hedge --version',
  })
}
