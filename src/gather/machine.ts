import { ReadFailure } from '../domain/failure.ts'
import type { Gatherer } from './gathering.ts'

export const machine: Gatherer<'machine'> = async () => {
  throw new ReadFailure({
    code: 'not-built',
    source: 'machine',
    message: 'this is not read yet',
    hint: 'hedge --version',
  })
}
