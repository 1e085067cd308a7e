import type { Address } from '../domain/address.ts'
import type { LpReading } from '../domain/artifacts.ts'
import { ReadFailure } from '../domain/failure.ts'
import type { Subject } from '../domain/hedge.ts'
import type { LpSnapshot } from '../domain/lp.ts'
import { known, type Read } from '../domain/read.ts'
import type { LpQuery } from '../domain/venue.ts'
import { attempt } from './attempt.ts'
import type { Gatherer, Sources } from './gathering.ts'

/** One read a chain and wallet, and one a chain for all ids asked by number, however many hedges need them. */
export const lps: Gatherer<'lps'> = async sources => {
  const subjects = known(await sources.artifact('subjects')) ?? []
  const wanted = subjects.flatMap(subject => subject.chains.map(chain => ({ subject, chain, query: queryOf(subject) })))
  const reads = new Map<string, Promise<Read<LpSnapshot>>>()
  const readOnce = (chain: string, query: LpQuery): Promise<Read<LpSnapshot>> => {
    const key = `${chain} ${'owner' in query ? query.owner : 'ids'}`
    const all = 'owner' in query ? query : { tokenIds: idsOn(chain, wanted) }
    const read = reads.get(key) ?? readChain(sources, chain, all)
    reads.set(key, read)
    return read
  }
  return Promise.all(
    wanted.map(async ({ subject, chain, query }): Promise<LpReading> => {
      if ('gap' in query) return { subject: subject.id, chain, read: query }
      const read = await readOnce(chain, query)
      return { subject: subject.id, chain, read: 'owner' in query ? read : only(query.tokenIds, read) }
    }),
  )
}

type Wanted = { subject: Subject; chain: string; query: LpQuery | Extract<Read<Address>, { gap: unknown }> }

const queryOf = (subject: Subject): Wanted['query'] => {
  if (subject.tokenIds !== 'all') return { tokenIds: subject.tokenIds }
  return 'ok' in subject.wallet ? { owner: subject.wallet.ok } : subject.wallet
}

const idsOn = (chain: string, wanted: readonly Wanted[]): string[] => [
  ...new Set(wanted.flatMap(({ chain: name, query }) => (name === chain && 'tokenIds' in query ? query.tokenIds : []))),
]

/** What one subject asked for out of a read that served several. Pools and tokens stay: positions point into them. */
const only = (ids: readonly string[], read: Read<LpSnapshot>): Read<LpSnapshot> =>
  'gap' in read
    ? read
    : {
        at: read.at,
        ok: {
          ...read.ok,
          positions: read.ok.positions.filter(({ tokenId }) => ids.includes(tokenId)),
          unknownIds: read.ok.unknownIds.filter(id => ids.includes(id)),
        },
      }

const readChain = (sources: Sources, name: string, query: LpQuery): Promise<Read<LpSnapshot>> =>
  attempt(sources.now, `${name} RPC`, async () => {
    const chain = sources.chains().find(candidate => candidate.name === name)
    if (chain === undefined) throw gone(name)
    const [rpcs, venue] = await Promise.all([sources.endpoints(chain), sources.lpVenue()])
    return venue.readPositions(chain, rpcs, query, sources.signal)
  })

const gone = (name: string): ReadFailure =>
  new ReadFailure({
    code: 'no-chain',
    source: `${name} RPC`,
    message: `the chain ${name} is not known any more`,
    hint: `hedge chain add ${name} --help`,
  })
