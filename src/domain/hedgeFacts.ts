import type { OwnThresholds } from './ownThresholds.ts'
import type { Gap } from './read.ts'

/**
 * What the status report says of one hedge, as far as checks judge it: the same numbers, so that audit and status cannot
 * differ. Text numbers are decimal strings in whole units; null is not known.
 */
export type HedgeFacts = {
  /** Of an address asked about ad hoc: the address. */
  name: string
  stored: boolean
  target: string
  /** Its own limits, over those of all hedges; absent where it has none. */
  thresholds?: OwnThresholds
  /** Every one of them is here. Which perps are the hedge's is not known while its LP positions are not. */
  known: { lps: boolean; perps: boolean }
  lps: {
    chain: string
    tokenId: string
    /** Without it a range means nothing. */
    hasLiquidity: boolean
    inRange: boolean
    isClosed: boolean
    /** Signed fractions of the price. */
    distanceToLower: number | null
    distanceToUpper: number | null
    /** Its tokens stand for them; dollars are none. */
    assets: string[]
    delta: Record<string, string>
  }[]
  perps: {
    coin: string
    dex: string
    asset: string | null
    szi: string
    markPx: string
    liquidationPx: string | null
    /** Signed fraction of the mark. */
    liquidationDistance: number | null
  }[]
  exposure: {
    asset: string
    lpDelta: string | null
    perpDelta: string | null
    netDelta: string | null
    netDeltaUsd: number | null
    hedgeRatio: number | null
    drift: number | null
    correction: { side: 'buy' | 'sell'; coin: string; size: string; placeable: boolean } | null
    correctionWhy: 'less-than-one-lot' | 'unknown' | null
  }[]
  account: AccountMargin | null
  /** Of those that count towards the hedge. */
  subAccounts: (AccountMargin & { name: string })[]
  /** Null: not read. */
  orders:
    | {
        coin: string
        side: 'buy' | 'sell'
        size: string | null
        limitPx: string
        triggerPx: string | null
        type: string
        reduceOnly: boolean
      }[]
    | null
  /**
   * Of each asset with a short: whether its liquidation lies beyond the bound at which the LP holds none of the asset; null where
   * nobody can say. `endless`: there is no such bound.
   */
  joint: { asset: string; message: string; beyond: boolean | null; endless: boolean }[]
  alerts: { id: string; severity: 'warning' | 'critical' | 'info'; message: string }[]
  /** Of how it stands; what it has earned is no matter of an audit. */
  gaps: Gap[]
}

export type AccountMargin = { mode: string | null; marginRatio: number | null; equityUsd: number | null }
