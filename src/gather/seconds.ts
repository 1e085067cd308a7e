import type { SecondOpinion } from '../domain/approvals.ts'
import type { SecondReading } from '../domain/artifacts.ts'
import type { Chain } from '../domain/chain.ts'
import type { RpcEndpoint } from '../domain/endpoint.ts'
import { ReadFailure } from '../domain/failure.ts'
import type { LpSnapshot } from '../domain/lp.ts'
import type { Gap } from '../domain/read.ts'
import type { LpVenue } from '../domain/venue.ts'
import { attempt } from './attempt.ts'
import type { Gatherer, Sources } from './gathering.ts'
import { differing } from './seconds/differing.ts'
import { others } from './seconds/others.ts'

/**
 * What another provider says of the positions of each chain at the block at which they were read. It is asked for ids and not for a wallet,
 * and only in a run that was told to: it may be a public one.
 */
export const seconds: Gatherer<'seconds'> = async sources => {
  const chains = await sources.artifact('chains')
  if ('gap' in chains) throw new ReadFailure(chains.gap)
  if (sources.scope.audit?.secondRpc !== true) return chains.ok.map(({ name }) => ({ chain: name, read: null }))
  const lps = await sources.artifact('lps')
  if ('gap' in lps) throw new ReadFailure(lps.gap)
  const all = await Promise.all(
    chains.ok.map(async (chain): Promise<SecondReading[]> => {
      const reads = lps.ok.flatMap(({ chain: name, read }) => (name === chain.name ? read : []))
      const read = reads.flatMap(each => ('ok' in each ? each.ok : []))
      const mine = read.filter(({ positions, unknownIds }) => positions.length + unknownIds.length > 0)
      const gap = reads.flatMap(each => ('gap' in each ? each.gap : []))[0]
      if (mine.length > 0) {
        return [{ chain: chain.name, read: await attempt(sources.now, source(chain), () => ask(sources, chain, mine)) }]
      }
      return gap === undefined ? [] : [{ chain: chain.name, read: { gap } }]
    }),
  )
  return all.flat()
}

const source = ({ name }: Chain): string => `${name} RPC`

/** Milliseconds that one provider has. */
const patience = 8_000

/** The first other provider that answers. */
async function ask(sources: Sources, chain: Chain, mine: readonly LpSnapshot[]): Promise<SecondOpinion> {
  const [endpoints, venue] = await Promise.all([sources.endpoints(chain), sources.lpVenue()])
  const first = endpoints.find(({ id }) => id === venue.servedBy?.(chain.name)) ?? endpoints[0]
  const rivals = first === undefined ? [] : others(chain, first, endpoints)
  if (first === undefined || rivals.length === 0 || venue.readPositionsAt === undefined) {
    throw new ReadFailure(noOther(chain))
  }
  const read = readerOf(sources, chain, venue.readPositionsAt)
  let failure: unknown = null
  for (const rpc of rivals) {
    try {
      return await compare(mine, first, rpc, read)
    } catch (error) {
      failure ??= error
      if (sources.signal.aborted) break
    }
  }
  throw failure
}

type ReadAt = (rpc: RpcEndpoint, snapshot: LpSnapshot) => Promise<LpSnapshot>

const readerOf =
  ({ signal }: Sources, chain: Chain, readAt: NonNullable<LpVenue['readPositionsAt']>): ReadAt =>
  (rpc, { positions, unknownIds, block }) =>
    readAt(
      chain,
      rpc,
      [...positions.map(({ tokenId }) => tokenId), ...unknownIds],
      block.number,
      AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    )

/**
 * Where they differ both are asked once more: a block at the tip may have been replaced in between, and then the first one says
 * something else by now as well.
 */
async function compare(
  mine: readonly LpSnapshot[],
  first: RpcEndpoint,
  rpc: RpcEndpoint,
  read: ReadAt,
): Promise<SecondOpinion> {
  const found = await Promise.all(
    mine.map(async snapshot => {
      if (differing(snapshot, await read(rpc, snapshot)).length === 0) return []
      const [again, theirs] = await Promise.all([read(first, snapshot).catch(() => snapshot), read(rpc, snapshot)])
      return differing(again, theirs)
    }),
  )
  const newest = Math.max(...mine.map(({ block }) => Number(block.number)))
  return { block: String(newest), provider: rpc.label, differing: [...new Set(found.flat())] }
}

const noOther = (chain: Chain): Gap => ({
  code: 'no-second-rpc',
  source: source(chain),
  message: 'no other provider is known for it',
  hint: `hedge rpc set ${chain.name} --also, with an RPC of another provider`,
})
