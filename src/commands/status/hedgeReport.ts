import type { Address } from '../../domain/address.ts'
import type { Artifacts } from '../../domain/artifacts.ts'
import { dollar, noAsset } from '../../domain/assets.ts'
import type { Subject } from '../../domain/hedge.ts'
import { withOwn } from '../../domain/ownThresholds.ts'
import type { Network, SpotBalance } from '../../domain/perp.ts'
import { type Gap, known } from '../../domain/read.ts'
import type { Thresholds } from '../../domain/thresholds.ts'
import type { Decimal } from '../../math/decimal.ts'
import { alertsOf, stateOf } from './alerts.ts'
import { exposureReport, unknownExposure } from './exposureReport.ts'
import { gapList } from './gapList.ts'
import type { HedgeLegs } from './hedgeLegs.ts'
import { isClosed } from './isClosed.ts'
import { lpLeg } from './lpLeg.ts'
import { lpResults } from './lpResults.ts'
import { marketGaps } from './marketGaps.ts'
import { marketsOf } from './markets.ts'
import type { StatusNeeds } from './needs.ts'
import { type PerpLeg, perpLeg } from './perpLeg.ts'
import { resultsOf } from './results.ts'
import type { HedgeReport, LpReport } from './types.ts'
import { quoteOfAsset } from './usd.ts'

/**
 * A hedge's report, and what totals must know beside it: whether its exposure is all there is, on which network its accounts
 * are (one address is another account on another network), whether they are all known and what spot they hold, and what an
 * asset is worth. `legs` is what the price ladder is made of.
 */
export type JudgedHedge = {
  report: HedgeReport
  legs: HedgeLegs
  network: Network
  /** Those that hold for this hedge; null where they could not be read. */
  thresholds: Thresholds | null
  /** When what was read of each leg was true, milliseconds. */
  times: { lps: readonly number[]; account: readonly number[] }
  /** Those of how it stands, without what only its past lacks. */
  gapsOfNow: Gap[]
  whole: boolean
  lpsWhole: boolean
  /** Every perp of its accounts was read; which of them are the hedge's is another matter. */
  perpsWhole: boolean
  accountsKnown: boolean
  spot: readonly { address: Address; balances: readonly SpotBalance[] | null }[]
  usdOf(asset: string): Decimal | null
}

export function judgeHedge(subject: Subject, artifacts: Artifacts<StatusNeeds>): JudgedHedge {
  const gaps = gapList()
  gaps.take(subject.wallet)
  gaps.take(subject.account)
  const ofAll = gaps.take(artifacts.thresholds)
  const thresholds = ofAll && withOwn(ofAll, subject.thresholds)
  const markets = marketsOf(subject, artifacts, gaps)
  const leg = lpLeg(subject, artifacts, markets.main, gaps)
  const { gone, uncounted, complete, times } = leg
  const past = lpResults(subject, leg.lps, { artifacts, markets: markets.main, thresholds }, gaps.ofPast)
  const { lps } = past
  const venue = perpLeg(subject, artifacts, markets, gaps)
  const assets = assetsOf(subject, lps, uncounted)
  const mine = venue.perps.filter(perp => assets.includes(perp.asset ?? '') || (!complete && !subject.stored))
  const perps = venue.complete ? venue.perps : null
  const spot = spotOf(venue)
  const exposure = assets.map(asset => {
    const legs = { lps: complete ? lps : null, uncounted, perps, spot, markets: markets.main }
    return (
      gaps.orImpossible(
        () => exposureReport(asset, subject.target, legs),
        why => impossible(asset, why),
      ) ?? unknownExposure(asset, subject.target)
    )
  })
  for (const asset of assets) marketGaps(asset, markets.main).forEach(gaps.add)
  const alerts = alertsOf({
    subject,
    chains: known(artifacts.chains) ?? [],
    lps,
    gone,
    perps: mine,
    account: venue.account,
    exposure,
    disagreements: venue.disagreements,
    snapshotTimes: times,
    accountTimes: venue.times,
    thresholds,
    markets,
  })
  const legs: HedgeLegs = {
    lps: complete ? lps : null,
    perps: complete && perps !== null ? mine : null,
    exposure,
    account: venue.account,
    markets: markets.main,
    isDollarDex: venue.isDollarDex,
  }
  const results = resultsOf(
    {
      ...{ subject, artifacts, legs, past, gone, perps, thresholds },
      accounts: venue.accountsKnown ? venue.holders.map(({ address }) => address) : null,
      times: [...times, ...venue.times],
    },
    gaps,
  )
  const report: HedgeReport = {
    name: subject.name,
    state: stateOf(alerts, gaps.ofNow()),
    target: subject.target,
    lps,
    perps: mine,
    otherPerps: perps === null || !complete ? null : perps.length - mine.length,
    account: venue.account,
    exposure,
    ...results,
    alerts,
    gaps: gaps.all(),
  }
  return {
    report,
    legs,
    network: subject.network,
    thresholds,
    times: { lps: times, account: venue.times },
    gapsOfNow: gaps.ofNow(),
    lpsWhole: complete,
    perpsWhole: perps !== null,
    accountsKnown: venue.accountsKnown,
    whole: complete && perps !== null && spot !== null && !lps.some(lp => holdsUnmapped(subject, lp)),
    spot: venue.holders.map(({ address, spot: state }) => ({ address, balances: state?.balances ?? null })),
    usdOf: asset => quoteOfAsset(asset, markets.main)?.usd ?? null,
  }
}

/** Spot of every account that counts; null when one of them could not be read. */
function spotOf({ holders, accountsKnown }: PerpLeg): SpotBalance[] | null {
  if (!accountsKnown || holders.length === 0 || holders.some(({ spot }) => spot === null)) return null
  return holders.flatMap(({ spot }) => spot?.balances ?? [])
}

/** Assets of the LP legs that are not closed, dollars apart, and those known from `add`, whatever the chain says. */
function assetsOf(subject: Subject, lps: readonly LpReport[], uncounted: readonly string[]): string[] {
  const held = lps.filter(lp => !isClosed(lp)).flatMap(lp => [lp.token0.asset, lp.token1.asset])
  const all = [...held, ...uncounted, ...subject.expectedAssets].filter((asset): asset is string => asset !== null)
  return [...new Set(all)].filter(asset => asset !== dollar).sort()
}

/** Something is held of a token that stands for no known asset, and nobody said to leave it out. */
const holdsUnmapped = ({ assets }: Subject, lp: LpReport): boolean =>
  (lp.token0.asset === null && lp.amount0 !== '0' && assets[lp.token0.address] !== noAsset) ||
  (lp.token1.asset === null && lp.amount1 !== '0' && assets[lp.token1.address] !== noAsset)

const impossible = (asset: string, why: string): Gap => ({
  code: 'impossible-state',
  source: 'hyperliquid',
  message: `the exposure to ${asset} cannot be told: ${why}`,
  hint: 'ask again: hedge status',
})
