import type { Decimal } from './decimal.ts'
import type { Margin } from './margin.ts'
import { type SpotHoldings, spotEquity } from './spotEquity.ts'

export type PortfolioMarginInput = SpotHoldings & { portfolioMarginRatio: Decimal | null }

/**
 * One portfolio of spot, perps and loans (mode `portfolioMargin`). The ratio is the venue's own and is liquidated above
 * 0.95 instead of at 1 (Hyperliquid documentation, "Portfolio margin"). Equity counts a loan as its negative balance.
 * What can be withdrawn is not determined: `hold` is net of what the account may still borrow, so that total − hold is
 * what can be traded with, and not what is owned free of margin.
 */
export const portfolioMargin = ({ portfolioMarginRatio, balances, outcomes }: PortfolioMarginInput): Margin => ({
  equityUsd: spotEquity({ balances, outcomes }),
  marginRatio: portfolioMarginRatio,
  withdrawableUsd: null,
})
