import type { LogHead } from '../domain/accessLog.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { attempt } from './attempt.ts'
import type { Gatherer } from './gathering.ts'

/** What this installation did with its keys. The secret store is asked only where the log is to be verified. */
export const accessLog: Gatherer<'accessLog'> = async sources => {
  const { names, log = { days: 7, verify: false } } = sources.scope
  const hedges = sources.hedges()
  // The log outlives its hedges: one that is gone is asked for by its id.
  const isKnown = (name: string) => hedges.some(hedge => hedge.name === name) || /^[0-9a-f]{16}$/.test(name)
  if (!names.every(isKnown)) {
    throw new Failure('no-such-hedge', 'there is no hedge of that name', 'hedge list', exitCodes.missing)
  }
  // The store first: a change that another run makes meanwhile is then in the log, and no end that was cut off.
  const head = log.verify ? await attempt<LogHead | null>(sources.now, 'secret store', sources.logHead) : null
  const read = await sources.accessLog(log)
  return { ...read, head, hedges: Object.fromEntries(hedges.map(({ id, name }) => [id, name])) }
}
