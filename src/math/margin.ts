import type { Decimal } from './decimal.ts'

/**
 * What an account is worth and how near it is to liquidation, by the rules of its mode. Each is null where the venue's
 * answers do not determine it.
 *
 * - `equityUsd`: what would be left if every position were closed at its mark.
 * - `marginRatio`: maintenance margin over the equity that backs it; the account is liquidated at 1.
 * - `withdrawableUsd`: what can be taken out now.
 */
export type Margin = { equityUsd: Decimal | null; marginRatio: Decimal | null; withdrawableUsd: Decimal | null }

/** Ratios are divided to this many digits. */
export const ratioDigits = 30
