import type { Artifacts } from '../../domain/artifacts.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { LpSnapshot } from '../../domain/lp.ts'
import type { WireMarket } from '../../domain/perp.ts'
import type { Gap } from '../../domain/read.ts'
import type { GapList } from './gapList.ts'
import { lpReport } from './lpReport.ts'
import { notGathered } from './notGathered.ts'
import type { LpReport } from './types.ts'
import { uncountedOf } from './uncounted.ts'

/**
 * `complete`: every position that was asked for is among `lps`, or `gone`. `times`: when each chain was read, milliseconds.
 * `uncounted`: assets that are also held in an amount that nothing tells.
 */
export type LpLeg = { lps: LpReport[]; gone: string[]; uncounted: string[]; times: number[]; complete: boolean }

export function lpLeg(
  subject: Subject,
  artifacts: Artifacts<'lps' | 'chains'>,
  markets: readonly WireMarket[] | null,
  gaps: GapList,
): LpLeg {
  const leg: LpLeg = { lps: [], gone: [], uncounted: [], times: [], complete: true }
  const miss = (gap: Gap) => {
    leg.complete = false
    gaps.add(gap)
  }
  const readings = gaps.take(artifacts.lps)
  const chains = gaps.take(artifacts.chains)
  if (readings === null || chains === null) return { ...leg, complete: false }
  for (const name of subject.chains) {
    const chain = chains.find(candidate => candidate.name === name)
    const reading = readings.find(candidate => candidate.subject === subject.id && candidate.chain === name)
    const snapshot = reading === undefined ? undefined : gaps.take(reading.read)
    if (snapshot === null) {
      leg.complete = false
      continue
    }
    if (snapshot === undefined || chain === undefined) {
      miss(notGathered('the positions on this chain', `${name} RPC`))
      continue
    }
    if (snapshot.positions.length > 0) leg.times.push(Number(snapshot.block.timestamp) * 1000)
    // A burn takes an emptied position only, and what is stored was seen when it was added.
    if (subject.stored) leg.gone.push(...snapshot.unknownIds)
    else for (const id of snapshot.unknownIds) miss(unknownId(id, chain.title))
    if (!isWhole(subject, snapshot)) miss(notWhole(name))
    for (const position of snapshot.positions) {
      const lp = gaps.orImpossible(
        () => lpReport(subject, chain, snapshot, position, markets),
        why => impossible(position.tokenId, why, chain.title, name),
      )
      if (lp === null) {
        leg.complete = false
        continue
      }
      leg.lps.push(lp)
      for (const { asset, gap } of uncountedOf(subject, chain, lp)) {
        leg.uncounted.push(asset)
        gaps.add(gap)
      }
    }
  }
  return leg
}

/** An answer that leaves out a position that was asked for would make every sum smaller. */
function isWhole({ tokenIds }: Subject, { positions, unknownIds, balance }: LpSnapshot): boolean {
  if (tokenIds === 'all') return balance === null || Number(balance) === positions.length
  return tokenIds.every(id => unknownIds.includes(id) || positions.some(({ tokenId }) => tokenId === id))
}

const unknownId = (id: string, title: string): Gap => ({
  code: 'position-gone',
  source: `${title} position manager`,
  message: `there is no position #${id} (burned, or never minted)`,
  hint: 'look at https://app.uniswap.org which positions there are',
})

const notWhole = (chain: string): Gap => ({
  code: 'positions-missing',
  source: `${chain} RPC`,
  message: 'the answer leaves out positions that were asked for',
  hint: `hedge rpc test ${chain}`,
})

const impossible = (id: string, why: string, title: string, chain: string): Gap => ({
  code: 'impossible-state',
  source: `${title} RPC`,
  message: `the numbers of position #${id} contradict each other: ${why}`,
  hint: `hedge rpc test ${chain}`,
})
