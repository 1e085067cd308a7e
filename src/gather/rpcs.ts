import { ReadFailure } from '../domain/failure.ts'
import type { Gatherer } from './gathering.ts'

export const rpcs: Gatherer<'rpcs'> = async () => {
  throw new ReadFailure({ code: 'not-built', source: 'rpcs', message: 'this is not read yet', hint: 'hedge --version' })
}
