/**
 * One event of the position manager about one NFT. Amounts are smallest units; those of a collect are what was asked of
 * the pool. `timestamp` is the block's, in seconds.
 */
export type LpEvent = {
  kind: 'increase' | 'decrease' | 'collect'
  block: string
  logIndex: number
  timestamp: string
  /** Added or taken away; `0` for a collect. */
  liquidity: string
  amount0: string
  amount1: string
  /**
   * Where the pool's last swap before it left the price. Asked for only where the amounts themselves cannot tell the price (one
   * of them is zero: out of range); null otherwise, and where no such swap was found.
   */
  swapSqrtPriceX96: string | null
}

/** All that happened to one NFT up to a block, in order; complete: its liquidity adds up to what is there. */
export type PositionHistory = {
  tokenId: string
  mint: { block: string; timestamp: string }
  /** It was minted for another than who holds it now; null where that is not known. */
  ownerChanged: boolean | null
  toBlock: string
  events: LpEvent[]
}

/**
 * One fill as the venue sent it. `closedPnl` is gross of `fee`; a negative fee is a rebate; the builder's part is in it.
 * `startPosition` is the signed size before it, `time` in milliseconds, `crossed` a taker's. `tid` 0 is no number: what is
 * no trade has none. `liquidation`: the account itself was liquidated, not whom it traded with.
 */
export type WireFill = {
  coin: string
  px: string
  sz: string
  side: 'buy' | 'sell'
  time: number
  startPosition: string
  dir: string
  closedPnl: string
  fee: string
  feeToken: string
  tid: number
  crossed: boolean
  liquidation: boolean
}

/** Fills from a moment on, oldest first. `whole` false: the venue keeps no more than 10,000, and older ones are gone. */
export type FillHistory = { fills: WireFill[]; whole: boolean }

/** One row of `userFunding`: `usdc` negative = paid. It may sum several hours: only `usdc` adds up. */
export type WireFunding = { coin: string; usdc: string; szi: string; fundingRate: string; time: number; hash: string }

/** One candle: start and end in milliseconds, closing price. */
export type WireCandle = { start: number; end: number; close: string }
