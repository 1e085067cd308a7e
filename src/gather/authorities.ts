import { ReadFailure } from '../domain/failure.ts'
import type { Gatherer } from './gathering.ts'

export const authorities: Gatherer<'authorities'> = async () => {
  throw new ReadFailure({
    code: 'not-built',
    source: 'authorities',
    message: 'this is not read yet',
    hint: 'hedge --version',
  })
}
