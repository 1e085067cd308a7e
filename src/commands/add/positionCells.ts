import type { Chain } from '../../domain/chain.ts'
import type { LpSnapshot, WirePosition } from '../../domain/lp.ts'
import type { WireMarket } from '../../domain/perp.ts'
import type { lpReport } from '../status/lpReport.ts'
import { isClosed } from '../words/isClosed.ts'
import { amount, feePercent, usd } from '../words/numbers.ts'
import { rangeSide } from '../words/rangeSide.ts'

/** What tells one position from another; `usd` is null where it is not known. */
export type PositionCells = { cells: string[]; usd: number | null; closed: boolean }

/**
 * One position as a choice: `#12`, `WETH/USDC 0.30 %`, `in range`, `2,700–3,300 USDC`, `$25,003.11`. `assets`: what the person
 * already said that tokens stand for, which decides with the chain what the price is of, and so what is below and what above.
 * `report` is the one of `status`, which is loaded when it is needed.
 */
export function positionCells(
  chain: Chain,
  assets: Readonly<Record<string, string>>,
  snapshot: LpSnapshot,
  position: WirePosition,
  markets: readonly WireMarket[] | null,
  report: typeof lpReport,
): PositionCells {
  const closed = isClosed(position)
  try {
    const lp = report({ assets }, chain, snapshot, position, markets)
    const { token0, token1, fee, priceLower, priceUpper, priceQuote, valueUsd, feesUsd } = lp
    const worth = valueUsd === null || feesUsd === null ? null : valueUsd + feesUsd
    const range = `${amount(priceLower)}–${amount(priceUpper)} ${priceQuote.quoteSymbol}`
    const side = closed ? 'closed' : rangeSide(lp)
    const pair = `${token0.symbol}/${token1.symbol} ${feePercent(fee)}`
    return { cells: [`#${position.tokenId}`, pair, side, range, usd(worth)], usd: worth, closed }
  } catch (error) {
    // Numbers that contradict each other: it can be chosen all the same, and the status then says what is wrong.
    if (!(error instanceof RangeError)) throw error
    return { cells: [`#${position.tokenId}`, 'its numbers contradict each other'], usd: null, closed }
  }
}
