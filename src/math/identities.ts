/**
 * Two parts of the venue's own answers do not agree. `field` is the one that is named wrong (the other parts may be it as
 * well), `coin` the market or token where there is one, `difference` what the parts make less what the field says, in
 * units of the collateral.
 */
export type IdentityBreak = { field: string; coin: string | null; difference: number }

/** Modes in which each dex stands alone on what its own state says. */
export const isStandard = (mode: string | null): boolean => mode === 'default' || mode === 'disabled'

/** Modes in which spot and every dex share one balance a token. */
export const isPooled = (mode: string | null): boolean => mode === 'unifiedAccount' || mode === 'portfolioMargin'

/** Modes whose positions are margined one by one; a portfolio is margined as a whole, by rules that are not published. */
export const isMarginedByPosition = (mode: string | null): boolean => isStandard(mode) || mode === 'unifiedAccount'

/** The lowest notional, in USD, from which a market of the main dex asks for more than 1 / (2 · maxLeverage). */
export const firstTier = 3_000_000
