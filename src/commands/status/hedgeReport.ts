import type { Artifacts } from '../../domain/artifacts.ts'
import { dollar } from '../../domain/assets.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { WireMarket } from '../../domain/perp.ts'
import { type Gap, known } from '../../domain/read.ts'
import type { Decimal } from '../../math/decimal.ts'
import { alertsOf, stateOf } from './alerts.ts'
import { exposureReport } from './exposureReport.ts'
import { type GapList, gapList } from './gapList.ts'
import { lpLeg } from './lpLeg.ts'
import { perpLeg } from './perpLeg.ts'
import type { ExposureReport, HedgeReport, LpReport } from './types.ts'
import { quoteOfAsset } from './usd.ts'

export type StatusNeeds = 'subjects' | 'chains' | 'thresholds' | 'lps' | 'accounts' | 'markets'

/**
 * A hedge's report, and what totals must know beside it: whether a leg is missing, which account it is (one address is
 * another account on another network), and what an asset is worth.
 */
export type JudgedHedge = {
  report: HedgeReport
  whole: boolean
  lpsWhole: boolean
  account: string | null
  usdOf(asset: string): Decimal | null
}

export function judgeHedge(subject: Subject, artifacts: Artifacts<StatusNeeds>): JudgedHedge {
  const gaps = gapList()
  gaps.take(subject.wallet)
  gaps.take(subject.account)
  const thresholds = gaps.take(artifacts.thresholds)
  const markets = marketsOf(subject, artifacts, gaps)
  const { lps, complete, times } = lpLeg(subject, artifacts, markets, gaps)
  const { perps, spot, account, times: venueTimes } = perpLeg(subject, artifacts, markets, gaps)
  const assets = assetsOf(subject, lps)
  const mine = perps?.filter(perp => assets.includes(perp.asset ?? '') || (!complete && !subject.stored)) ?? null
  const exposure = assets.map(asset => {
    const legs = { lps: complete ? lps : null, perps, spot, markets }
    return (
      gaps.orImpossible(
        () => exposureReport(asset, subject.target, legs),
        why => impossible(asset, why),
      ) ?? unknownExposure(asset, subject.target)
    )
  })
  const alerts = alertsOf({
    subject,
    chains: known(artifacts.chains) ?? [],
    lps,
    perps: mine ?? [],
    exposure,
    snapshotTimes: times,
    accountTimes: venueTimes,
    thresholds,
    markets,
  })
  const report: HedgeReport = {
    name: subject.name,
    state: stateOf(alerts, gaps.all()),
    target: subject.target,
    lps,
    perps: mine ?? [],
    otherPerps: perps === null || mine === null || !complete ? null : perps.length - mine.length,
    account,
    exposure,
    pnl: null,
    carry: null,
    health: null,
    alerts,
    gaps: gaps.all(),
  }
  const address = known(subject.account)
  return {
    report,
    lpsWhole: complete,
    whole: complete && perps !== null && spot !== null,
    account: address === undefined ? null : `${subject.network}/${address}`,
    usdOf: asset => quoteOfAsset(asset, markets)?.usd ?? null,
  }
}

function marketsOf({ network }: Subject, artifacts: Artifacts<'markets'>, gaps: GapList): WireMarket[] | null {
  const all = gaps.take(artifacts.markets)
  if (all === null) return null
  const reading = all.find(candidate => candidate.network === network)
  if (reading !== undefined) return gaps.take(reading.read)
  gaps.add(noMarkets)
  return null
}

/** Assets of the LP legs, dollars apart; those known from `add` stand in while the chain cannot be read. */
function assetsOf(subject: Subject, lps: readonly LpReport[]): string[] {
  const held = lps.flatMap(lp => [lp.token0.asset, lp.token1.asset])
  const all = [...held, ...subject.expectedAssets].filter((asset): asset is string => asset !== null)
  return [...new Set(all)].filter(asset => asset !== dollar).sort()
}

const unknownExposure = (asset: string, target: string): ExposureReport => ({
  asset,
  lpDelta: null,
  perpDelta: null,
  spotDelta: null,
  netDelta: null,
  netDeltaUsd: null,
  hedgeRatio: null,
  target,
  drift: null,
  correction: null,
})

const noMarkets: Gap = {
  code: 'not-gathered',
  source: 'hyperliquid',
  message: 'nothing was gathered about the markets',
  hint: 'hedge snapshot > FILE',
}

const impossible = (asset: string, why: string): Gap => ({
  code: 'impossible-state',
  source: 'hyperliquid',
  message: `the exposure to ${asset} cannot be told: ${why}`,
  hint: 'ask again: hedge status',
})
