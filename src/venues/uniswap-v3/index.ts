import type { LpTools, LpVenue } from '../../domain/venue.ts'
import { readApprovals } from './approvals/readApprovals.ts'
import { type Ahead, askAhead } from './history/askAhead.ts'
import { readHistory } from './history/readHistory.ts'
import { readPositions } from './readPositions.ts'
import { readPositionsAt } from './readPositionsAt.ts'

export const createUniswapV3 = (tools: LpTools): LpVenue => {
  const served = new Map<string, string>()
  const asked = new Map<string, Ahead | null>()
  return {
    protocol: 'uniswap-v3',
    readPositions: (...query) => readPositions({ ...tools, served }, ...query),
    servedBy: chain => served.get(chain) ?? null,
    readPositionsAt: (...query) => readPositionsAt(tools, ...query),
    readApprovals: (...query) => readApprovals(tools, ...query),
    askAhead: (chain, ...query) => void asked.set(chain.name, askAhead(tools, chain, ...query)),
    readHistory: (chain, ...query) =>
      readHistory({ ...tools, served, ahead: asked.get(chain.name) ?? null }, chain, ...query),
  }
}
