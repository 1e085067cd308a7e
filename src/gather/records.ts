import { exitCodes, Failure, ReadFailure } from '../domain/failure.ts'
import type { Gatherer } from './gathering.ts'

const day = 86_400_000

/** What runs recorded of the hedges asked about. The secret store is not asked. */
export const records: Gatherer<'records'> = async sources => {
  const { names, recordDays = 1 } = sources.scope
  const hedges = sources.hedges()
  if (!names.every(name => hedges.some(hedge => hedge.name === name))) {
    throw new Failure('no-such-hedge', 'there is no hedge of that name', 'hedge list', exitCodes.missing)
  }
  const memory = await sources.records?.()
  if (memory === undefined) throw unread('nothing is recorded here')
  const now = sources.now().getTime()
  const from = now - recordDays * day
  const readings = hedges
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .map(({ id, name }) => ({
      hedge: name,
      from: new Date(from).toISOString(),
      rows: memory.between(id, from, now + 1),
      later: memory.between(id, now + 1, Number.MAX_SAFE_INTEGER).length,
    }))
  const fault = memory.fault()
  if (fault !== null) throw unread(fault)
  return { hedges: readings, lost: memory.lost() }
}

const unread = (message: string): ReadFailure =>
  new ReadFailure({ code: 'history-unreadable', source: 'recorded history', message, hint: 'hedge doctor' })
