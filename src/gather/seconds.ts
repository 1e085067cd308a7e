import type { Approvals, SecondOpinion } from '../domain/approvals.ts'
import type { SecondReading } from '../domain/artifacts.ts'
import type { Chain } from '../domain/chain.ts'
import type { RpcEndpoint } from '../domain/endpoint.ts'
import { ReadFailure } from '../domain/failure.ts'
import type { LpSnapshot } from '../domain/lp.ts'
import type { Gap } from '../domain/read.ts'
import type { LpVenue } from '../domain/venue.ts'
import { attempt } from './attempt.ts'
import type { Gatherer, Sources } from './gathering.ts'
import { compareApprovals } from './seconds/compareApprovals.ts'
import { differing } from './seconds/differing.ts'
import { others } from './seconds/others.ts'

/**
 * What another provider says of the positions of each chain, and of who may take them, at the block at which that was read; only in a run
 * that was told to. A public one beside an RPC of the person's own is asked for ids and not for a wallet.
 */
export const seconds: Gatherer<'seconds'> = async sources => {
  const chains = await sources.artifact('chains')
  if ('gap' in chains) throw new ReadFailure(chains.gap)
  if (sources.scope.audit?.secondRpc !== true) return chains.ok.map(({ name }) => ({ chain: name, read: null }))
  const [lps, approvals] = await Promise.all([sources.artifact('lps'), sources.artifact('approvals')])
  if ('gap' in lps) throw new ReadFailure(lps.gap)
  const { readApprovals } = await sources.lpVenue()
  const all = await Promise.all(
    chains.ok.map(async (chain): Promise<SecondReading[]> => {
      const here = lps.ok.filter(each => each.chain === chain.name)
      const mine = here.map((each): Mine | Gap => {
        if ('gap' in each.read) return each.read.gap
        const snapshot = each.read.ok
        if (readApprovals === undefined) return { snapshot, approvals: null }
        if ('gap' in approvals) return approvals.gap
        const its = approvals.ok.find(({ subject, chain: name }) => subject === each.subject && name === chain.name)
        if (its === undefined) return { snapshot, approvals: null }
        return 'gap' in its.read ? its.read.gap : { snapshot, approvals: its.read.ok }
      })
      const read = mine.flatMap(each => ('snapshot' in each ? each : []))
      const gap = mine.flatMap(each => ('snapshot' in each ? [] : each))[0]
      const asked = read.filter(isSomething)
      if (asked.length === 0) return gap === undefined ? [] : [{ chain: chain.name, read: { gap } }]
      const opinion = await attempt(sources.now, source(chain), () => ask(sources, chain, asked))
      // What agrees says nothing of a hedge that could not be read.
      const isFine = 'ok' in opinion && opinion.ok.differing.length === 0
      return [{ chain: chain.name, read: gap !== undefined && isFine ? { gap } : opinion }]
    }),
  )
  return all.flat()
}

type Mine = { snapshot: LpSnapshot; approvals: Approvals | null }

const idsIn = ({ positions, unknownIds }: LpSnapshot): string[] => [
  ...positions.map(({ tokenId }) => tokenId),
  ...unknownIds,
]

const isSomething = ({ snapshot, approvals }: Mine): boolean => idsIn(snapshot).length > 0 || approvals !== null

const source = ({ name }: Chain): string => `${name} RPC`

/** Milliseconds that one provider has. */
const patience = 8_000

/** The first other provider that answers. */
async function ask(sources: Sources, chain: Chain, mine: readonly Mine[]): Promise<SecondOpinion> {
  const [endpoints, venue] = await Promise.all([sources.endpoints(chain), sources.lpVenue()])
  const first = endpoints.find(({ id }) => id === venue.servedBy?.(chain.name)) ?? endpoints[0]
  const rivals = first === undefined ? [] : others(chain, first, endpoints)
  if (first === undefined || rivals.length === 0 || venue.readPositionsAt === undefined) {
    throw new ReadFailure(noOther(chain))
  }
  const read = readerOf(sources, chain, venue.readPositionsAt)
  const limit = () => AbortSignal.any([sources.signal, AbortSignal.timeout(patience)])
  let failure: unknown = null
  for (const rpc of rivals) {
    try {
      // A wallet is told to nobody whom the person did not choose, unless nobody else is asked anyhow.
      const mayKnow = rpc.own || !first.own
      const opinion = await compare(
        mine.map(({ snapshot }) => snapshot),
        first,
        rpc,
        read,
      )
      const { readApprovals } = venue
      const also = await Promise.all(
        mine.map(({ approvals, snapshot }) =>
          approvals === null || readApprovals === undefined
            ? []
            : compareApprovals(readApprovals, chain, [first, rpc], { approvals, snapshot }, mayKnow, limit),
        ),
      )
      const differing = [...new Set([...opinion.differing, ...also.flat()])]
      return { ...opinion, differing, ...(!mayKnow && { ofIds: true }) }
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
  (rpc, snapshot) =>
    readAt(chain, rpc, idsIn(snapshot), snapshot.block.number, AbortSignal.any([signal, AbortSignal.timeout(patience)]))

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
      if (idsIn(snapshot).length === 0) return []
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
