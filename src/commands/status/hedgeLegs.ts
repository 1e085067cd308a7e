import type { WireMarket } from '../../domain/perp.ts'
import type { DollarDex } from './dollarDex.ts'
import type { AccountReport, ExposureReport, LpReport, PerpReport } from './types.ts'

/**
 * What a hedge is made of, as its report has it. `lps` and `perps` are null while not all of them are known: a part of a sum is
 * no sum. `perps` are those of this hedge, `exposure` has a row for each of its assets.
 */
export type HedgeLegs = {
  lps: readonly LpReport[] | null
  perps: readonly PerpReport[] | null
  exposure: readonly ExposureReport[]
  account: AccountReport | null
  markets: readonly WireMarket[] | null
  /** Of a perp on any other dex nothing is counted in dollars. */
  isDollarDex: DollarDex
}

/** Positions with liquidity: what is merely owed to a person moves with nothing. */
export const isOpen = ({ liquidity }: LpReport): boolean => liquidity !== '0'

/** Positions with liquidity that hold an asset, or will when the price comes back. */
export const openHolders = (lps: readonly LpReport[], asset: string): LpReport[] =>
  lps.filter(lp => isOpen(lp) && (lp.token0.asset === asset || lp.token1.asset === asset))

export const isShort = ({ szi }: PerpReport): boolean => szi.startsWith('-')
