/**
 * What the status report says of one hedge, as far as checks judge it: the same numbers, so that audit and status cannot
 * differ. Text numbers are decimal strings in whole units; null is not known.
 */
export type HedgeFacts = {
  name: string
  target: string
  lps: { chain: string; tokenId: string; inRange: boolean; isClosed: boolean; delta: Record<string, string> }[]
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
  }[]
  account: { mode: string | null; marginRatio: number | null; equityUsd: number | null } | null
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
  /** Whether the liquidation of a perp lies beyond the bound of the range it hedges; null where nobody can say. */
  joint: { asset: string; message: string; beyond: boolean | null }[]
  alerts: { id: string; severity: 'warning' | 'critical' | 'info'; message: string }[]
  gaps: { code: string; source: string; message: string; hint: string }[]
}
