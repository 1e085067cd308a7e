import type { Address } from '../../domain/address.ts'
import type { Gap } from '../../domain/read.ts'
import type {
  CarryReport,
  EntryReport,
  FeesReport,
  HealthReport,
  ImpermanentLossReport,
  PnlReport,
  RiskReport,
} from './resultTypes.ts'

/** `hedge.status/1` of the contract. Text numbers are decimal strings in whole units; what is unknown is null. */
export type StatusReport = {
  schema: 'hedge.status/1'
  generatedAt: string
  source: 'live' | 'saved'
  hedges: HedgeReport[]
  totals: { valueUsd: number | null; feesUsd: number | null; equityUsd: number | null; netDeltaUsd: number | null }
  /** Every gap of the report, each once. */
  gaps: Gap[]
}

export type HedgeState = 'ok' | 'warning' | 'critical' | 'unknown'

export type HedgeReport = {
  name: string
  state: HedgeState
  target: string
  lps: LpReport[]
  perps: PerpReport[]
  /** Perps of the account whose asset stands in no LP of this hedge; null while not all of the LPs are known. */
  otherPerps: number | null
  account: AccountReport | null
  exposure: ExposureReport[]
  pnl: PnlReport | null
  carry: CarryReport | null
  risk: RiskReport[]
  health: HealthReport | null
  alerts: Alert[]
  gaps: Gap[]
}

export type Alert = { id: string; severity: 'warning' | 'critical' | 'info'; message: string }

export type LpToken = {
  address: Address
  symbol: string
  decimals: number | null
  asset: string | null
  /** Units of the asset that one token stands for, where it is not one to one (wstETH); null otherwise. */
  ratio: string | null
}

export type LpReport = {
  chain: string
  chainId: number
  protocol: string
  positionManager: Address
  tokenId: string
  owner: Address
  pool: Address
  fee: number
  token0: LpToken
  token1: LpToken
  tickLower: number
  tickUpper: number
  tick: number
  sqrtPriceX96: string
  liquidity: string
  inRange: boolean
  price: string | null
  priceLower: string | null
  priceUpper: string | null
  /** Prices are whole `quote` tokens per whole `base` token. */
  priceQuote: { base: 'token0' | 'token1'; baseSymbol: string; quoteSymbol: string }
  distanceToLower: number | null
  distanceToUpper: number | null
  amount0: string | null
  amount1: string | null
  /** What a collect would pay: fees, and principal that was withdrawn and waits. Which is which only the history tells: `fees`. */
  uncollectedFees0: string | null
  uncollectedFees1: string | null
  /** Of `amount0` and `amount1` alone. */
  valueUsd: number | null
  /** Of uncollected fees without the principal that waits; of all that a collect would pay where `fees` is null. */
  feesUsd: number | null
  priceSource: { token0: string | null; token1: string | null }
  entry: EntryReport | null
  impermanentLoss: ImpermanentLossReport | null
  /** Null while its history is not known. */
  fees: FeesReport | null
  /** dV/dP of each mapped asset: what the liquidity holds of it, uncollected fees left out. */
  delta: Record<string, string>
  /** Change of each asset's delta for a move by one dollar, the partner's price standing still. */
  gamma: Record<string, number> | null
  /** Yearly, of its value, at the pace since it was minted; null under the shortest window. */
  feeApr: number | null
  block: { number: number; timestamp: string }
}

export type PerpReport = {
  venue: 'hyperliquid'
  account: Address
  dex: string
  coin: string
  asset: string | null
  szi: string
  entryPx: string
  markPx: string
  oraclePx: string | null
  positionValue: string
  unrealizedPnl: string
  liquidationPx: string | null
  liquidationDistance: number | null
  leverage: { type: 'cross' | 'isolated'; value: number }
  marginUsed: string
  /** The position's own: it keeps 1 / (2 · maxLeverage) of its value as maintenance. */
  maxLeverage: number
  /** The venue's hourly fraction; positive: longs pay shorts. */
  fundingRate: string | null
  /** Simple, rate × 8760, from this position's side: received positive, paid negative. */
  fundingApr: number | null
  /** Received positive, paid negative. */
  fundingSinceOpen: string
  time: string
}

export type AccountReport = {
  venue: 'hyperliquid'
  address: Address
  role: string | null
  mode: string | null
  /** When earlier runs read the mode, and which dexes there are; null: read in this run, or not known. */
  modeReadAt: string | null
  dexesReadAt: string | null
  equityUsd: number | null
  marginRatio: number | null
  withdrawableUsd: number | null
  /** Null unless they count towards the hedge. */
  subAccounts: SubAccountReport[] | null
  /** Null unless asked for with --detail. */
  vaultShares: { vault: Address; equity: string; lockedUntil: string | null }[] | null
  orders: OrderReport[] | null
}

export type SubAccountReport = {
  name: string
  address: Address
  mode: string
  equityUsd: number | null
  marginRatio: number | null
  withdrawableUsd: number | null
}

export type OrderReport = {
  /** Whose it is: the account, or a sub-account that counts with it. */
  account: Address
  dex: string
  coin: string
  side: 'buy' | 'sell'
  /** Null: it goes with the whole position. */
  size: string | null
  limitPx: string
  triggerPx: string | null
  type: string
  reduceOnly: boolean
}

export type ExposureReport = {
  asset: string
  lpDelta: string | null
  perpDelta: string | null
  spotDelta: string | null
  netDelta: string | null
  netDeltaUsd: number | null
  hedgeRatio: number | null
  target: string
  drift: number | null
  /** `size` is of `coin`, the asset's market on the main dex. */
  correction: { side: 'buy' | 'sell'; coin: string; size: string; notionalUsd: number; placeable: boolean } | null
  /** Why there is none: nothing to order, or nobody knows what. */
  correctionWhy: 'less-than-one-lot' | 'unknown' | null
}
