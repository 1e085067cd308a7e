import type { HistoryReading, LpReading } from '../domain/artifacts.ts'
import { ReadFailure } from '../domain/failure.ts'
import type { Subject } from '../domain/hedge.ts'
import type { PositionHistory } from '../domain/history.ts'
import { nftKey, type SavedPosition } from '../domain/historyMemory.ts'
import type { LpSnapshot, WirePosition } from '../domain/lp.ts'
import { isRead, known, type Read } from '../domain/read.ts'
import type { HistoryPart } from '../domain/venue.ts'
import { askAhead } from './askAhead.ts'
import { attempt } from './attempt.ts'
import type { Gatherer, Sources } from './gathering.ts'
import { holdsSomething } from './holdsSomething.ts'
import { mintsOf } from './mintsSeen.ts'

/** One position, and the subject that has it; `snapshot` is where it was read. */
type Held = { subject: string; chain: string; snapshot: LpSnapshot; position: WirePosition }

/**
 * The past of every position of a stored hedge, each NFT read once however many hedges have it. One scan serves a chain and a block: a
 * history is proved by the liquidity its position had at that block, and another wallet's snapshot may be of the next.
 */
export const histories: Gatherer<'histories'> = async sources =>
  (await Promise.all((await scansOf(sources)).map(({ readings }) => readings))).flat()

/** Those of one subject, as soon as they are read, whatever becomes of others. */
export async function historiesOf(sources: Sources, subject: string): Promise<HistoryReading[]> {
  const own = (await scansOf(sources)).filter(({ subjects }) => subjects.has(subject))
  const readings = await Promise.all(own.map(({ readings }) => readings))
  return readings.flat().filter(reading => reading.subject === subject)
}

type Scan = { subjects: ReadonlySet<string>; readings: Promise<HistoryReading[]> }

const started = new WeakMap<Sources, Promise<Scan[]>>()

/** Started once in a run. */
function scansOf(sources: Sources): Promise<Scan[]> {
  const scans = started.get(sources) ?? startScans(sources)
  started.set(sources, scans)
  return scans
}

async function startScans(sources: Sources): Promise<Scan[]> {
  const [subjects, lps] = await Promise.all([beginning(sources), sources.artifact('lps')])
  const stored = (known(subjects) ?? []).filter(subject => subject.stored)
  const held = (known(lps) ?? []).flatMap(reading => heldBy(stored, reading))
  const scans = Map.groupBy(held, ({ chain, snapshot }) => `${chain} ${snapshot.block.number}`)
  return [...scans.values()].map(group => ({
    subjects: new Set(group.map(({ subject }) => subject)),
    readings: scan(sources, group),
  }))
}

/** Whatever goes wrong ahead goes wrong again where it is told. */
async function beginning(sources: Sources) {
  const subjects = await sources.artifact('subjects')
  const stored = (known(subjects) ?? []).filter(subject => subject.stored)
  askAhead(sources, stored).catch(() => {})
  return subjects
}

/** Of a whole wallet what is left in it; an id that was asked for is told of when it is empty as well. */
function heldBy(stored: readonly Subject[], { subject: id, chain, read }: LpReading): Held[] {
  const subject = stored.find(each => each.id === id)
  if (subject === undefined || !isRead(read)) return []
  return read.ok.positions
    .filter(position => subject.tokenIds !== 'all' || holdsSomething(position))
    .map(position => ({ subject: id, chain, snapshot: read.ok, position }))
}

async function scan(sources: Sources, group: readonly Held[]): Promise<HistoryReading[]> {
  const { chain } = group[0]!
  const all = await attempt(sources.now, `${chain} RPC`, () => readHistory(sources, group))
  return group.map(({ subject, position: { tokenId } }) => ({
    subject,
    chain,
    tokenId,
    read: isRead(all) ? (all.ok.get(tokenId) ?? untold(chain, tokenId)) : all,
  }))
}

async function readHistory(sources: Sources, group: readonly Held[]): Promise<Map<string, Read<PositionHistory>>> {
  const { chain: name, snapshot } = group[0]!
  const chain = sources.chains().find(candidate => candidate.name === name)
  // Between two artifacts of one run nobody takes a chain away.
  if (chain === undefined) throw new ReadFailure(untold(name, 'any').gap)
  const [rpcs, venue, memory] = await Promise.all([sources.endpoints(chain), sources.lpVenue(), sources.history()])
  const holders = Map.groupBy(group, ({ position }) => position.tokenId)
  const keyOf = (tokenId: string) => nftKey(snapshot.chainId, snapshot.positionManager, tokenId)
  const what = whatIsRead(holders.size, name)
  return venue.readHistory(
    chain,
    rpcs,
    {
      positions: [...holders].map(([tokenId, [first, ...others]]) => {
        const { position, snapshot: at } = first!
        const held = sources.scope.reread === true ? [] : [first!, ...others]
        const saved = held.flatMap(({ subject }) => memory.position(subject, keyOf(tokenId)) ?? [])
        return {
          tokenId,
          owner: position.owner,
          pool: at.pools[position.pool]!.address,
          liquidity: position.liquidity,
          tokensOwed0: position.tokensOwed0,
          tokensOwed1: position.tokensOwed1,
          saved: furthest(saved),
        }
      }),
      toBlock: snapshot.block.number,
      toTimestamp: snapshot.block.timestamp,
      keep: (tokenId, saved) => {
        for (const { subject } of holders.get(tokenId) ?? []) memory.keepPosition(subject, keyOf(tokenId), saved)
      },
      minted: (tokenId, timestamp) => mintsOf(sources).tell(name, tokenId, Number(timestamp) * 1000),
      progress: (done, total, part) => sources.progress(what[part], done, total, part !== 'mint'),
    },
    sources.signal,
  )
}

/** What the person is told while it is read. */
function whatIsRead(count: number, chain: string): Record<HistoryPart, string> {
  const those = count === 1 ? `1 position on ${chain}` : `${count} positions on ${chain}`
  return {
    mint: `Looking for the mint of ${count === 1 ? '' : 'the oldest of '}${those}`,
    events: `Reading the past of ${those}`,
    again: `Reading once more the past of ${those}`,
  }
}

const furthest = (saved: readonly SavedPosition[]): SavedPosition | null =>
  saved.reduce<SavedPosition | null>(
    (best, each) => (best === null || BigInt(each.scannedTo) > BigInt(best.scannedTo) ? each : best),
    null,
  )

const untold = (chain: string, tokenId: string): Extract<Read<never>, { gap: unknown }> => ({
  gap: {
    code: 'no-history',
    source: `${chain} RPC`,
    message: `nothing was read about the past of position ${tokenId}`,
    hint: 'run it again with --debug, and report what it says',
  },
})
