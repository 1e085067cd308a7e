/**
 * The margin ratio at which an account is liquidated: 1, but above 0.95 under portfolio margin (Hyperliquid
 * documentation, "Portfolio margin").
 */
export const marginLimit = (mode: string | null): number => (mode === 'portfolioMargin' ? 0.95 : 1)
