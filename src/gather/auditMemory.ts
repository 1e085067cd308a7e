import { ReadFailure } from '../domain/failure.ts'
import type { Gatherer } from './gathering.ts'

export const auditMemory: Gatherer<'auditMemory'> = async () => {
  throw new ReadFailure({
    code: 'not-built',
    source: 'auditMemory',
    message: 'this is not read yet',
    hint: 'hedge --version',
  })
}
