import { dollar } from '../../domain/assets.ts'
import type { Subject } from '../../domain/hedge.ts'
import { nftKey } from '../../domain/historyMemory.ts'
import { known } from '../../domain/read.ts'
import { assetsIn } from '../assetsHeld.ts'
import type { Sources } from '../gathering.ts'
import { halfTime } from '../halfTime.ts'
import { historiesOf } from '../histories.ts'
import { holdsSomething } from '../holdsSomething.ts'
import { mintsOf } from '../mintsSeen.ts'

/** From when on (milliseconds), and the coins of which assets. */
export type Wanted = { from: number; assets: readonly string[] }

/**
 * `early` is there at once where it is sure enough to begin with, else when each mint was seen, before the past it began is read, else
 * when half of the time is over: nobody's trades wait for ever for a chain that is slow. `final` waits for the chain.
 */
export type Wanting = { early: Promise<Wanted>; final: Promise<Wanted> }

/**
 * Trades are wanted from what the owner said; else from the first mint of its positions, since the short that hedges them was opened
 * after it, or from when it was added where that was earlier. A mint never changes: one that an earlier run found is not waited for.
 * Wanted are the coins that can be the hedge's: whose asset stands, or stood when it was added, in its LP.
 */
export function wantedOf(sources: Sources, subject: Subject): Wanting {
  const assets = subject.expectedAssets.filter(asset => asset !== dollar)
  const told = Date.parse(subject.since ?? '')
  const added = Date.parse(subject.createdAt ?? '')
  const first = (mints: readonly number[]) =>
    Number.isNaN(told) ? Math.min(...mints, Number.isNaN(added) ? sources.now().getTime() : added) : told

  const early = async (): Promise<Wanted> => {
    const ids = subject.tokenIds === 'all' ? null : subject.tokenIds
    const mints = ids && (await keptMints(sources, subject, ids))
    const sure = !Number.isNaN(told) || mints?.every(mint => mint !== null)
    const guess = { from: first(mints?.filter(mint => mint !== null) ?? []), assets }
    return sure ? guess : Promise.race([seen(), halfTime(sources).then(() => guess)])
  }
  const seen = async (): Promise<Wanted> => {
    const held = await heldBy(sources, subject)
    const kept = await keptMints(sources, subject, held.tokenIds)
    const mints = kept.map((mint, n) => mint ?? mintsOf(sources).of(subject.chains[0]!, held.tokenIds[n]!))
    return { from: first(await Promise.all(mints)), assets: [...new Set([...assets, ...held.assets])] }
  }
  const final = async (): Promise<Wanted> => {
    const held = await heldBy(sources, subject)
    return {
      from: Number.isNaN(told) ? first(await mintsIn(sources, subject, held.tokenIds)) : told,
      assets: [...new Set([...assets, ...held.assets])],
    }
  }
  const wanting = { early: early(), final: final() }
  // Whoever does not wait for one of them does not want it.
  for (const each of Object.values(wanting)) each.catch(() => {})
  return wanting
}

/** What several subjects want of one account. */
export const wantedByAll = (all: readonly Wanting[]): Wanting => ({
  early: Promise.all(all.map(({ early }) => early)).then(together),
  final: Promise.all(all.map(({ final }) => final)).then(together),
})

const together = (all: readonly Wanted[]): Wanted => ({
  from: Math.min(...all.map(({ from }) => from)),
  assets: [...new Set(all.flatMap(({ assets }) => assets))],
})

/** Of a whole wallet what is left in it; of ids that were asked for what they were of, too. */
async function heldBy(sources: Sources, subject: Subject) {
  const readings = (known(await sources.artifact('lps')) ?? []).filter(reading => reading.subject === subject.id)
  const held = readings.flatMap(({ chain: name, read }) => {
    const chain = sources.chains().find(each => each.name === name)
    const snapshot = known(read)
    if (chain === undefined || snapshot === undefined) return []
    const positions = snapshot.positions.filter(each => subject.tokenIds !== 'all' || holdsSomething(each))
    return { tokenIds: positions.map(({ tokenId }) => tokenId), assets: assetsIn(subject, chain, snapshot, positions) }
  })
  return {
    tokenIds: subject.tokenIds === 'all' ? held.flatMap(({ tokenIds }) => tokenIds) : subject.tokenIds,
    assets: held.flatMap(({ assets }) => assets),
  }
}

async function mintsIn(sources: Sources, subject: Subject, tokenIds: readonly string[]): Promise<number[]> {
  const before = await keptMints(sources, subject, tokenIds)
  if (before.every(mint => mint !== null)) return before.filter(mint => mint !== null)
  const histories = await historiesOf(sources, subject.id)
  const mints = histories.flatMap(({ read }) => known(read) ?? []).map(({ mint }) => Number(mint.timestamp) * 1000)
  // A scan that did not come to its end may have come to the mint.
  return [...mints, ...(await keptMints(sources, subject, tokenIds)).filter(mint => mint !== null)]
}

async function keptMints(sources: Sources, { id, chains }: Subject, tokenIds: readonly string[]) {
  const memory = await sources.history()
  const chain = sources.chains().find(({ name }) => name === chains[0])
  return tokenIds.map(tokenId => {
    const saved =
      chain === undefined ? null : memory.position(id, nftKey(chain.chainId, chain.positionManager, tokenId))
    return saved?.mint == null || saved.refuted !== undefined ? null : Number(saved.mint.timestamp) * 1000
  })
}
