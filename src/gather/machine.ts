import { ReadFailure } from '../domain/failure.ts'
import type { Gatherer } from './gathering.ts'

/** What this machine does with our files; the person's own are read only where an audit was asked to. */
export const machine: Gatherer<'machine'> = async ({ machine: look, scope }) => {
  if (look !== undefined) return look(scope.audit?.deep ?? false)
  throw new ReadFailure({
    code: 'not-here',
    source: 'this machine',
    message: 'this machine is not looked at in this run',
    hint: 'hedge audit',
  })
}
