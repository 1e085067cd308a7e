/** A position's ticks, and which way round its price is read. */
export type Ranged = { tick: number; tickLower: number; tickUpper: number; priceQuote: { base: 'token0' | 'token1' } }

/** Where the price as it is shown stands: quoted in token0 it falls as the tick rises. The upper tick is out of range. */
export function rangeSide({ tick, tickLower, tickUpper, priceQuote }: Ranged): 'below' | 'in range' | 'above' {
  if (tick >= tickLower && tick < tickUpper) return 'in range'
  const low = tick < tickLower
  return low === (priceQuote.base === 'token0') ? 'below' : 'above'
}

/** What a position out of its range consists of: below it all base, which was bought as it fell; above it all quote. */
export const onlyToken = (at: Ranged & { priceQuote: { baseSymbol: string; quoteSymbol: string } }): string =>
  rangeSide(at) === 'below' ? at.priceQuote.baseSymbol : at.priceQuote.quoteSymbol
