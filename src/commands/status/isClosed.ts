import { isClosed as isEmptied } from '../words/isClosed.ts'
import type { LpReport } from './types.ts'

/** Of a position without liquidity what can be collected is all that is owed: the same rule as where it is read. */
export const isClosed = ({ liquidity, uncollectedFees0, uncollectedFees1 }: LpReport): boolean =>
  isEmptied({ liquidity, tokensOwed0: uncollectedFees0 ?? 'unknown', tokensOwed1: uncollectedFees1 ?? 'unknown' })
