import type { Address } from '../domain/address.ts'
import type { Approvals, ApprovalsQuery, SavedOperators } from '../domain/approvals.ts'
import type { ApprovalReading, LpReading } from '../domain/artifacts.ts'
import { ReadFailure } from '../domain/failure.ts'
import type { Subject } from '../domain/hedge.ts'
import type { LpSnapshot, WireToken } from '../domain/lp.ts'
import { isRead, known, type Read } from '../domain/read.ts'
import { missedFrom } from './approvals/missedFrom.ts'
import { attempt } from './attempt.ts'
import type { Gatherer, Sources } from './gathering.ts'

/** A subject on one chain, with its positions, those that earlier audits saw among them, and the tokens of their pools. */
type Wanted = {
  subject: Subject
  chain: string
  positions: readonly { tokenId: string; owner: Address }[]
  burned: readonly string[]
  tokens: readonly WireToken[]
}

/**
 * Who may take the positions of each subject, one read a wallet and chain however many hedges share it. Where positions are not known
 * nothing can be said of them; of an address given ad hoc only the chains on which it has some are asked.
 */
export const approvals: Gatherer<'approvals'> = async sources => {
  const [subjects, lps] = await Promise.all([sources.artifact('subjects'), sources.artifact('lps')])
  if (!isRead(subjects)) throw new ReadFailure(subjects.gap)
  if (!isRead(lps)) throw new ReadFailure(lps.gap)
  const reads = new Map<string, Promise<Read<Approvals>>>()
  const wanted = await Promise.all(lps.ok.map(reading => wantedOf(sources, subjects.ok, reading)))
  const groups = Map.groupBy(
    wanted.flatMap(each => ('positions' in each ? each : [])),
    groupOf,
  )
  for (const [key, group] of groups) reads.set(key, readGroup(sources, group))
  const all = await Promise.all(
    wanted.map(async (each): Promise<ApprovalReading | null> => {
      if ('read' in each) return each
      const { subject, chain, positions } = each
      if (!subject.stored && positions.length === 0) return null
      return { subject: subject.id, chain, read: ofSubject(each, await reads.get(groupOf(each))!) }
    }),
  )
  return all.flatMap(reading => reading ?? [])
}

async function wantedOf(
  sources: Sources,
  subjects: readonly Subject[],
  { subject: id, chain, read }: LpReading,
): Promise<Wanted | ApprovalReading> {
  const subject = subjects.find(each => each.id === id)
  if (!isRead(read) || subject === undefined) return { subject: id, chain, read: isRead(read) ? noSubject : read }
  const missed = await attempt(sources.now, `${chain} RPC`, () => missedFrom(sources, subject, chain, read.ok))
  if (!isRead(missed)) return { subject: id, chain, read: missed }
  const { seen, now } = missed.ok
  const snapshots = [read.ok, ...(now === null ? [] : [now])]
  const unknown = new Set(snapshots.flatMap(({ unknownIds }) => unknownIds))
  return {
    ...{ subject, chain },
    positions: snapshots.flatMap(({ positions }) => positions.map(({ tokenId, owner }) => ({ tokenId, owner }))),
    burned: seen.filter(tokenId => unknown.has(tokenId)),
    tokens: distinct(snapshots.flatMap(tokensIn), ({ address }) => address),
  }
}

function tokensIn({ positions, pools, tokens }: LpSnapshot): WireToken[] {
  const used = new Set(positions.flatMap(({ pool }) => [pools[pool]!.token0, pools[pool]!.token1]))
  return tokens.filter((_, n) => used.has(n))
}

const groupOf = ({ subject, chain }: Wanted): string => `${chain} ${known(subject.wallet) ?? subject.id}`

function readGroup(sources: Sources, group: readonly Wanted[]): Promise<Read<Approvals>> {
  const { chain: name, subject } = group[0]!
  const isAsked = group.some(({ subject: { stored }, positions }) => stored || positions.length > 0)
  if (!isAsked) return Promise.resolve(noSubject)
  return attempt(sources.now, `${name} RPC`, async () => {
    const chain = sources.chains().find(each => each.name === name)
    if (chain === undefined) throw new ReadFailure(goneGap(name))
    const [rpcs, venue, memory] = await Promise.all([
      sources.endpoints(chain),
      sources.lpVenue(),
      sources.operatorMemory?.() ?? null,
    ])
    if (venue.readApprovals === undefined) throw new ReadFailure(notToldGap(name))
    const hedges = group.flatMap(({ subject: { id, stored } }) => (stored ? id : []))
    const saved = sources.scope.reread === true ? [] : hedges.flatMap(hedge => memory?.get(hedge, name) ?? [])
    const query: ApprovalsQuery = {
      wallet: subject.wallet,
      positions: distinct(
        group.flatMap(({ positions }) => positions),
        ({ tokenId }) => tokenId,
      ),
      burned: [...new Set(group.flatMap(({ burned }) => burned))],
      tokens: distinct(
        group.flatMap(({ tokens }) => tokens),
        ({ address }) => address,
      ).map(({ address, symbol, decimals }) => ({ address, symbol, decimals })),
      known: chain.contracts ?? [],
      saved: widest(saved),
      keep: read => {
        for (const hedge of hedges) memory?.keep(hedge, name, read)
      },
      ...(sources.timeLeft === undefined ? {} : { timeLeft: sources.timeLeft }),
      progress: (done, total) => sources.progress(`Looking for operators on ${name}`, done, total),
    }
    return venue.readApprovals(chain, rpcs, query, sources.signal)
  })
}

/** What of a read that served several is about this one. */
function ofSubject({ positions: asked, burned, tokens }: Wanted, read: Read<Approvals>): Read<Approvals> {
  if (!isRead(read)) return read
  const { positions, allowances } = read.ok
  const ids = new Set(asked.map(({ tokenId }) => tokenId))
  const own = new Set(tokens.map(({ address }) => address))
  return {
    at: read.at,
    ok: {
      ...read.ok,
      positions: positions.filter(({ tokenId }) => ids.has(tokenId)),
      ...(burned.length > 0 && { burned: [...burned] }),
      allowances: isRead(allowances)
        ? { at: allowances.at, ok: allowances.ok.filter(({ token }) => own.has(token)) }
        : allowances,
    },
  }
}

const distinct = <T>(items: readonly T[], keyOf: (item: T) => string): T[] => [
  ...new Map(items.map(item => [keyOf(item), item])).values(),
]

const widest = (saved: readonly SavedOperators[]): SavedOperators | null =>
  saved.reduce<SavedOperators | null>(
    (best, each) => (best === null || blocksOf(each) > blocksOf(best) ? each : best),
    null,
  )

const blocksOf = ({ from, to }: SavedOperators): bigint => BigInt(to) - BigInt(from)

const goneGap = (name: string) => ({
  code: 'no-chain',
  source: `${name} RPC`,
  message: `the chain ${name} is not known any more`,
  hint: `hedge chain add ${name} --help`,
})

const notToldGap = (name: string) => ({
  code: 'no-approvals',
  source: `${name} RPC`,
  message: 'approvals are not read of this kind of position',
  hint: 'hedge --version',
})

const noSubject: Extract<Read<never>, { gap: unknown }> = {
  gap: {
    code: 'no-subject',
    source: 'approvals',
    message: 'positions were read of a hedge that is not known',
    hint: 'run it again with --debug, and report what it says',
  },
}
