import type { WirePosition } from '../domain/lp.ts'

/** Whether it can still change what its owner has. */
export const holdsSomething = ({ liquidity, tokensOwed0, tokensOwed1 }: WirePosition): boolean =>
  [liquidity, tokensOwed0, tokensOwed1].some(number => number !== '0')
