import { ReadFailure } from '../domain/failure.ts'
import type { Gatherer } from './gathering.ts'

/** The store is one; of the hedges, those that were asked about. */
export const storeFacts: Gatherer<'storeFacts'> = async sources => {
  if (sources.storeFacts === undefined) throw notHere()
  const { hedges, ...facts } = await sources.storeFacts()
  const { names } = sources.scope
  return { ...facts, hedges: names.length === 0 ? hedges : hedges.filter(({ name }) => names.includes(name)) }
}

const notHere = () =>
  new ReadFailure({
    code: 'not-read',
    source: 'secret store',
    message: 'what the secret store holds is not read by this command',
    hint: 'hedge audit',
  })
