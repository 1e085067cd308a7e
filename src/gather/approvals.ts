import { ReadFailure } from '../domain/failure.ts'
import type { Gatherer } from './gathering.ts'

export const approvals: Gatherer<'approvals'> = async () => {
  throw new ReadFailure({
    code: 'not-built',
    source: 'approvals',
    message: 'this is not read yet',
    hint: 'hedge --version',
  })
}
