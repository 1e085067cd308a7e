import type { LpTools, LpVenue } from '../../domain/venue.ts'
import { readHistory } from './history/readHistory.ts'
import { readPositions } from './readPositions.ts'

export const createUniswapV3 = (tools: LpTools): LpVenue => {
  const served = new Map<string, string>()
  return {
    protocol: 'uniswap-v3',
    readPositions: (...asked) => readPositions({ ...tools, served }, ...asked),
    readHistory: (...asked) => readHistory({ ...tools, served }, ...asked),
  }
}
