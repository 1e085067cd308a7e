import type { WirePosition } from '../../domain/lp.ts'

/** Nothing is left in it: without liquidity nothing more is earned, and what is owed is all there is. */
export const isClosed = ({
  liquidity,
  tokensOwed0,
  tokensOwed1,
}: Pick<WirePosition, 'liquidity' | 'tokensOwed0' | 'tokensOwed1'>): boolean =>
  [liquidity, tokensOwed0, tokensOwed1].every(number => number === '0')
