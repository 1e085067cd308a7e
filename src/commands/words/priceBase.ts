import { dollar } from '../../domain/assets.ts'

/** As much of a token as decides what prices are quoted in. `ratio` is null where it is one to one with its asset. */
type Quotable = { asset: string | null; ratio: unknown }

/** Which token a pair's price is of: prices are in dollars where one token is a stablecoin, else in ETH, else in token1. */
export const priceBase = (token0: Quotable, token1: Quotable): 'token0' | 'token1' =>
  quoteRank(token0) > quoteRank(token1) ? 'token1' : 'token0'

const quoteRank = ({ asset, ratio }: Quotable): number =>
  ratio !== null ? 0 : asset === dollar ? 2 : asset === 'ETH' ? 1 : 0
