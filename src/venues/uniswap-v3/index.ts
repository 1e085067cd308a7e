import type { LpVenue } from '../../domain/venue.ts'
import { readPositions } from './readPositions.ts'

export const uniswapV3: LpVenue = { protocol: 'uniswap-v3', readPositions }
