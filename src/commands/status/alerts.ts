import type { Chain } from '../../domain/chain.ts'
import type { Subject } from '../../domain/hedge.ts'
import { type Gap, known } from '../../domain/read.ts'
import type { Thresholds } from '../../domain/thresholds.ts'
import { amount, exactPercent, percent } from '../words/numbers.ts'
import { onlyToken } from '../words/rangeSide.ts'
import type { Disagreement } from './disagreements.ts'
import { isClosed } from './isClosed.ts'
import { marginAlerts } from './marginAlerts.ts'
import type { Markets } from './markets.ts'
import { pegAlerts } from './peg.ts'
import { principalAlerts } from './principalAlerts.ts'
import { tokenAlerts } from './tokenAlerts.ts'
import type { AccountReport, Alert, ExposureReport, HedgeState, LpReport, PerpReport } from './types.ts'

type Judged = {
  subject: Subject
  chains: readonly Chain[]
  lps: readonly LpReport[]
  /** Ids that the position manager does not know any more. */
  gone: readonly string[]
  perps: readonly PerpReport[]
  account: AccountReport | null
  exposure: readonly ExposureReport[]
  disagreements: readonly Disagreement[]
  snapshotTimes: readonly number[]
  accountTimes: readonly number[]
  thresholds: Thresholds | null
  markets: Markets
}

export function alertsOf(judged: Judged): Alert[] {
  const { thresholds } = judged
  const open = judged.lps.filter(lp => !isClosed(lp))
  return [
    ...open.flatMap(rangeAlerts),
    ...tokenAlerts(open, judged.subject, judged.chains),
    ...open.flatMap(lp => holderAlerts(lp, judged.subject)),
    ...judged.gone.map(goneAlert),
    ...judged.lps.flatMap(principalAlerts),
    ...pegAlerts(open, judged.markets.main),
    ...judged.exposure.flatMap(unhedgedAlerts),
    ...(thresholds === null ? [] : judged.exposure.flatMap(row => driftAlerts(row, judged.subject, thresholds))),
    ...(thresholds === null ? [] : judged.perps.flatMap(perp => liquidationAlerts(perp, thresholds))),
    ...(thresholds === null ? [] : marginAlerts(judged.account, thresholds)),
    ...(thresholds === null ? [] : apartAlerts(judged, thresholds)),
    ...judged.perps.flatMap(perp => delistedAlerts(perp, judged.markets)),
    ...disagreementAlerts(judged.disagreements),
    ...(judged.subject.shared ? [sharedAlert] : []),
  ]
}

/**
 * Something critical is critical even when something else is unknown; otherwise unknown is never ok. `gaps` are those of the present:
 * how a hedge stands does not hang on what it has earned.
 */
export function stateOf(alerts: readonly Alert[], gaps: readonly Gap[]): HedgeState {
  if (alerts.some(alert => alert.severity === 'critical')) return 'critical'
  if (gaps.length > 0) return 'unknown'
  return alerts.some(alert => alert.severity === 'warning') ? 'warning' : 'ok'
}

function rangeAlerts(lp: LpReport): Alert[] {
  // What is owed to a position without liquidity does not depend on its range.
  if (lp.inRange || lp.liquidity === '0') return []
  return [
    {
      id: 'out-of-range',
      severity: 'warning',
      message: `#${lp.tokenId} is out of range: all ${onlyToken(lp)}, no fees`,
    },
  ]
}

function holderAlerts(lp: LpReport, { wallet }: Subject): Alert[] {
  const owner = known(wallet)
  if (owner === undefined || owner === lp.owner) return []
  return [{ id: 'held-elsewhere', severity: 'info', message: `#${lp.tokenId} is held by ${lp.owner}` }]
}

const goneAlert = (id: string): Alert => ({
  id: 'position-gone',
  severity: 'info',
  message: `#${id} was burned, which only an emptied position can be: nothing is left of it`,
})

/** A ratio to nothing is no number, and drift cannot name it: all of the perp is exposure. */
function unhedgedAlerts({ asset, netDelta, hedgeRatio, perpDelta, correctionWhy }: ExposureReport): Alert[] {
  if (hedgeRatio !== null || netDelta === null || Number(perpDelta) === 0) return []
  if (correctionWhy === 'less-than-one-lot') return []
  const side = Number(perpDelta) < 0 ? 'short' : 'long'
  const message = `the ${asset} ${side} of ${amount(perpDelta)} hedges nothing: no liquidity holds ${asset}`
  return [{ id: 'unhedged-perp', severity: 'warning', message }]
}

/** Of an address nobody said that it is to be hedged: then it is nothing to be woken for. */
function driftAlerts(
  { asset, hedgeRatio, drift, target }: ExposureReport,
  { stored }: Subject,
  { 'drift.warning': warning, 'drift.critical': critical }: Thresholds,
): Alert[] {
  if (drift === null || hedgeRatio === null) return []
  const off = Math.abs(drift)
  const isCritical = stored && critical !== null && off > critical
  if (!isCritical && off <= warning) return []
  const message = `${asset} is hedged ${percent(hedgeRatio)} of a target ${exactPercent(target, 1)}`
  return [{ id: 'hedge-drift', severity: isCritical ? 'critical' : 'warning', message }]
}

function liquidationAlerts({ coin, liquidationDistance }: PerpReport, thresholds: Thresholds): Alert[] {
  if (liquidationDistance === null) return []
  const critical = liquidationDistance <= thresholds['liquidation.critical']
  if (!critical && liquidationDistance > thresholds['liquidation.warning']) return []
  const message = `${coin} is ${percent(liquidationDistance)} from liquidation`
  return [{ id: 'liquidation-near', severity: critical ? 'critical' : 'warning', message }]
}

function apartAlerts({ snapshotTimes, accountTimes }: Judged, thresholds: Thresholds): Alert[] {
  const times = [...snapshotTimes, ...accountTimes]
  const apart = times.length < 2 ? 0 : Math.round((Math.max(...times) - Math.min(...times)) / 1000)
  if (apart <= thresholds['legs.apart']) return []
  return [{ id: 'legs-apart', severity: 'warning', message: `the legs were read ${apart} seconds apart` }]
}

function delistedAlerts({ dex, coin }: PerpReport, markets: Markets): Alert[] {
  const market = markets.of(dex)?.find(candidate => candidate.coin === coin)
  if (!market?.isDelisted) return []
  return [
    {
      id: 'delisted-coin',
      severity: 'warning',
      message: `${coin} is delisted: its position cannot be changed as before`,
    },
  ]
}

/** The venue says some things twice: where the two differ, one of them was altered or cut on the way. */
function disagreementAlerts(disagreements: readonly Disagreement[]): Alert[] {
  const fields = [...new Set(disagreements.map(({ field, coin }) => (coin === null ? field : `${field} of ${coin}`)))]
  if (fields.length === 0) return []
  const message = `the venue's answers do not agree with each other about ${fields.slice(0, 5).join(', ')}`
  return [{ id: 'venue-disagrees', severity: 'warning', message }]
}

const sharedAlert: Alert = {
  id: 'shared-account',
  severity: 'info',
  message: 'another hedge counts the same perps: what each has earned cannot be told apart',
}
