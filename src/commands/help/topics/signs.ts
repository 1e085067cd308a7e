export const signs = `Gains are positive; costs, losses and what you pay are negative.

  size (szi)        of a perp, in coins: negative is short
  LP                what the liquidity holds of an asset: never negative; uncollected fees are not in it
  net               LP + perp + spot; 0 is fully hedged, negative is short more than is held
  hedge ratio       -perp / (LP + spot): 1 covers all of it; the target is a ratio too
  drift             ratio - target: negative is hedged too little
  correction        the order that would bring the ratio to its target: negative sells. It is never placed
  funding           negative when you paid it, whichever way the rate stands
  funding rate      the venue's hourly fraction: positive, longs pay shorts; a year's is it × 8760, your side
  impermanent loss  never positive: value now - value of the deposits that remain, at the pool's price of now
  PnL               against holding the same tokens, all in the base asset, all in USD; its parts add up
  basis             the pool's price over the perp's mark: positive, the pool is dearer
  health            0 to 100, the weakest of its parts; 100 is well
  to a bound        (bound - price) / price: in range the lower one is negative, the upper one positive
  to liquidation    what the mark may still move against you, a fraction of it: 0 or below is past it

Ratios and fractions are written as such in JSON and settings (0.25), as per cent in tables (25 %).
USD is the venue's oracle price of the asset; a stablecoin is $1, and said where its pool says otherwise.

What is not known is — in a table, null in JSON, never 0, and a note or a gap says why. A sum of which a
part is not known is not known.

How each number is made: hedge help formulas
`
