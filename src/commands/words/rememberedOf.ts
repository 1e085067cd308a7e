import type { Remembered } from '../../domain/command.ts'
import { nftKey } from '../../domain/historyMemory.ts'
import { isImpossiblePast } from '../status/impossiblePast.ts'
import type { HedgeReport } from '../status/types.ts'
import { sightingOf } from './sightingOf.ts'

/** What a report of hedges leaves behind: what is used of each, and what of its past cannot be, to be read anew. */
export const rememberedOf = (hedges: readonly HedgeReport[]): Remembered => ({
  sightings: hedges.map(sightingOf),
  refuted: hedges.flatMap(({ name, lps, gaps }) =>
    lps
      .filter(lp => gaps.some(gap => isImpossiblePast(gap, lp)))
      .map(({ chainId, positionManager, tokenId }) => ({ name, nft: nftKey(chainId, positionManager, tokenId) })),
  ),
})
