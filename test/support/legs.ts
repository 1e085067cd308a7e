import { exposureReport } from '../../src/commands/status/exposureReport.ts'
import type { HedgeLegs } from '../../src/commands/status/hedgeLegs.ts'
import { lpReport } from '../../src/commands/status/lpReport.ts'
import { perpReport } from '../../src/commands/status/perpReport.ts'
import type { AccountReport, LpReport } from '../../src/commands/status/types.ts'
import type { LpSnapshot } from '../../src/domain/lp.ts'
import type { SpotBalance, WireMarket, WirePerp } from '../../src/domain/perp.ts'
import { account, markets as allMarkets, chain, dexStateOf, subjectOf } from './artifacts.ts'

export type LegsSpec = {
  snapshot: LpSnapshot
  perps?: readonly WirePerp[]
  spot?: readonly SpotBalance[]
  markets?: readonly WireMarket[] | null
  assets?: readonly string[]
  mode?: string | null
  isDollarDex?: HedgeLegs['isDollarDex']
  /** What other judges fill in, by place in the snapshot. */
  lp?: Partial<LpReport>
}

/** A hedge's legs, made by the same reports that status makes. */
export function legsOf(spec: LegsSpec): HedgeLegs {
  const { snapshot, perps: positions = [], spot = [], markets = allMarkets, assets = ['ETH'], mode = 'default' } = spec
  const lps = snapshot.positions.map(position => ({
    ...lpReport(subjectOf(), chain, snapshot, position, markets),
    ...spec.lp,
  }))
  const state = dexStateOf(positions)
  const perps = positions.map(perp => perpReport(account, state, perp, markets))
  const legs = { lps, uncounted: [], perps, spot, markets }
  return {
    lps,
    perps,
    exposure: assets.map(asset => exposureReport(asset, '1', legs)),
    account: accountReportOf({ mode }),
    markets,
    isDollarDex: spec.isDollarDex ?? (() => true),
  }
}

export const accountReportOf = (rest: Partial<AccountReport> = {}): AccountReport => ({
  venue: 'hyperliquid',
  address: account,
  role: 'user',
  mode: 'default',
  modeReadAt: null,
  dexesReadAt: null,
  equityUsd: 1000,
  marginRatio: 0.1,
  withdrawableUsd: 100,
  subAccounts: null,
  vaultShares: null,
  orders: null,
  ...rest,
})
