import type { Artifacts } from '../../domain/artifacts.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { WireMarket } from '../../domain/perp.ts'
import type { GapList } from './gapList.ts'
import { notGathered } from './notGathered.ts'

/** The markets of a subject's network by dex; null where they could not be read or were not needed. */
export type Markets = { main: readonly WireMarket[] | null; of(dex: string): readonly WireMarket[] | null }

export function marketsOf({ network }: Subject, artifacts: Artifacts<'markets'>, gaps: GapList): Markets {
  const all = gaps.take(artifacts.markets) ?? []
  const byDex = new Map(
    all.filter(reading => reading.network === network).map(({ dex, read }) => [dex, gaps.take(read)] as const),
  )
  if ('ok' in artifacts.markets && !byDex.has('')) gaps.add(notGathered('the markets'))
  return { main: byDex.get('') ?? null, of: dex => byDex.get(dex) ?? null }
}
