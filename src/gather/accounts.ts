import type { AccountReading } from '../domain/artifacts.ts'
import type { Subject } from '../domain/hedge.ts'
import { known } from '../domain/read.ts'
import { attempt } from './attempt.ts'
import type { Gatherer, Sources } from './gathering.ts'

/** Each account once. The mode is read beside the balances, since it decides what they mean. */
export const accounts: Gatherer<'accounts'> = async sources => {
  const subjects = known(await sources.artifact('subjects')) ?? []
  const readable = subjects.filter(({ account }) => 'ok' in account)
  const first = new Map(readable.map(subject => [`${subject.network} ${known(subject.account)}`, subject]))
  return Promise.all([...first.values()].map(subject => readAccount(sources, subject)))
}

async function readAccount(sources: Sources, subject: Subject): Promise<AccountReading> {
  const address = known(subject.account)!
  const { network } = subject
  const { now, signal } = sources
  const venue = await sources.perpVenue(network)
  const ask = <T>(read: () => Promise<T>) => attempt(now, 'hyperliquid', read)
  const [role, mode, main, spot] = await Promise.all([
    subject.role === null ? ask(() => venue.readRole(address, signal)) : null,
    ask(() => venue.readMode(address, signal)),
    ask(() => venue.readDexState(address, '', signal)),
    ask(() => venue.readSpot(address, signal)),
  ])
  return { network, address, role, mode, dexes: [main], spot }
}
