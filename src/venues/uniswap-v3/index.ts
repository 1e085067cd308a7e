import type { LpTools, LpVenue } from '../../domain/venue.ts'
import { readPositions } from './readPositions.ts'

export const createUniswapV3 = (tools: LpTools): LpVenue => ({
  protocol: 'uniswap-v3',
  readPositions: (...asked) => readPositions(tools, ...asked),
})
