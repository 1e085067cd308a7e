import { type Chain, tokenRefusal } from '../../domain/chain.ts'
import type { Subject } from '../../domain/hedge.ts'
import { type Gap, known } from '../../domain/read.ts'
import type { Thresholds } from '../../domain/thresholds.ts'
import { percent } from '../words/numbers.ts'
import type { Disagreement } from './disagreements.ts'
import type { Markets } from './markets.ts'
import { pegAlerts } from './peg.ts'
import type { Alert, ExposureReport, HedgeState, LpReport, PerpReport } from './types.ts'

type Judged = {
  subject: Subject
  chains: readonly Chain[]
  lps: readonly LpReport[]
  perps: readonly PerpReport[]
  exposure: readonly ExposureReport[]
  disagreements: readonly Disagreement[]
  snapshotTimes: readonly number[]
  accountTimes: readonly number[]
  thresholds: Thresholds | null
  markets: Markets
}

export function alertsOf(judged: Judged): Alert[] {
  const { thresholds } = judged
  return [
    ...judged.lps.flatMap(rangeAlerts),
    ...judged.lps.flatMap(lp => tokenAlerts(lp, judged)),
    ...judged.lps.flatMap(lp => holderAlerts(lp, judged.subject)),
    ...pegAlerts(judged.lps, judged.markets.main),
    ...(thresholds === null ? [] : judged.exposure.flatMap(row => driftAlerts(row, thresholds))),
    ...(thresholds === null ? [] : judged.perps.flatMap(perp => liquidationAlerts(perp, thresholds))),
    ...(thresholds === null ? [] : apartAlerts(judged, thresholds)),
    ...judged.perps.flatMap(perp => delistedAlerts(perp, judged.markets)),
    ...disagreementAlerts(judged.disagreements),
    ...(judged.subject.shared ? [sharedAlert] : []),
  ]
}

/** Something critical is critical even when something else is unknown; otherwise unknown is never ok. */
export function stateOf(alerts: readonly Alert[], gaps: readonly Gap[]): HedgeState {
  if (alerts.some(alert => alert.severity === 'critical')) return 'critical'
  if (gaps.length > 0) return 'unknown'
  return alerts.some(alert => alert.severity === 'warning') ? 'warning' : 'ok'
}

const isClosed = (lp: LpReport): boolean => lp.liquidity === '0'

function rangeAlerts(lp: LpReport): Alert[] {
  if (lp.inRange || isClosed(lp)) return []
  const all = lp.tick < lp.tickLower ? lp.token0.symbol : lp.token1.symbol
  return [{ id: 'out-of-range', severity: 'warning', message: `#${lp.tokenId} is out of range: all ${all}, no fees` }]
}

function tokenAlerts(lp: LpReport, { subject: { name, stored }, chains }: Judged): Alert[] {
  const chain = chains.find(candidate => candidate.name === lp.chain)
  const held = [lp.token0, lp.token1].map(token => ({
    ...token,
    refusal: chain === undefined ? null : tokenRefusal(chain, token.address, token.ratio !== null),
  }))
  const unmapped = held.filter(({ asset, refusal }) => asset === null && refusal === null)
  const undecided = [lp.token0, lp.token1].filter(({ decimals }) => decimals === null)
  return [
    ...held.flatMap(({ symbol, address, refusal }): Alert[] =>
      refusal === null
        ? []
        : [
            {
              id: 'refused-token',
              severity: 'warning',
              message: `${symbol} (${address}) is in no exposure: ${refusal}`,
            },
          ],
    ),
    ...unmapped.map(
      ({ symbol, address }): Alert => ({
        id: 'unmapped-token',
        severity: 'warning',
        message: `${symbol} (${address}) stands for no known asset: it is in no exposure; ${
          stored ? `hedge remove ${name}, then ` : ''
        }hedge add --asset ${address}=ASSET`,
      }),
    ),
    ...undecided.map(
      ({ symbol, address }): Alert => ({
        id: 'no-decimals',
        severity: 'warning',
        message: `${symbol} (${address}) does not say its decimals: its amounts are unknown`,
      }),
    ),
  ]
}

function holderAlerts(lp: LpReport, { wallet }: Subject): Alert[] {
  const owner = known(wallet)
  if (owner === undefined || owner === lp.owner) return []
  return [{ id: 'held-elsewhere', severity: 'warning', message: `#${lp.tokenId} is held by ${lp.owner}` }]
}

function driftAlerts({ asset, hedgeRatio, drift, target }: ExposureReport, thresholds: Thresholds): Alert[] {
  if (drift === null || hedgeRatio === null || Math.abs(drift) <= thresholds['drift.warning']) return []
  const message = `${asset} is hedged ${percent(hedgeRatio)} of a target ${percent(Number(target))}`
  return [{ id: 'hedge-drift', severity: 'warning', message }]
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
