import type { Artifacts } from '../../domain/artifacts.ts'
import { dollar } from '../../domain/assets.ts'
import type { Subject } from '../../domain/hedge.ts'
import { type Gap, isRead, known, type Read } from '../../domain/read.ts'
import type { Decimal } from '../../math/decimal.ts'
import { accountReport } from './accountReport.ts'
import { alertsOf, stateOf } from './alerts.ts'
import { exposureReport } from './exposureReport.ts'
import { lpReport } from './lpReport.ts'
import { perpReport } from './perpReport.ts'
import type { AccountReport, HedgeReport, LpReport, PerpReport } from './types.ts'
import { quoteOfAsset } from './usd.ts'

export type StatusNeeds = 'subjects' | 'chains' | 'thresholds' | 'lps' | 'accounts' | 'markets'

/** A hedge's report, and what totals must know beside it: whether a leg is missing, and what an asset is worth. */
export type JudgedHedge = {
  report: HedgeReport
  whole: boolean
  lpsWhole: boolean
  usdOf(asset: string): Decimal | null
}

export function judgeHedge(subject: Subject, artifacts: Artifacts<StatusNeeds>): JudgedHedge {
  const gaps: Gap[] = []
  const take = <T>(read: Read<T> | undefined): T | null => {
    if (read !== undefined && !isRead(read)) gaps.push(read.gap)
    return known(read) ?? null
  }
  take(subject.wallet)
  take(subject.account)
  const markets = take((known(artifacts.markets) ?? []).find(({ network }) => network === subject.network)?.read)
  const { lps, snapshotTimes, complete } = lpsOf(subject, artifacts, markets, take, gaps)
  const perpLeg = perpsOf(subject, artifacts, markets, take, gaps)
  const assets = assetsOf(subject, lps)
  const mine =
    perpLeg.perps?.filter(perp => assets.includes(perp.asset ?? '') || (!complete && !subject.stored)) ?? null
  const exposure = assets.map(asset =>
    exposureReport(asset, subject.target, {
      lps: complete ? lps : null,
      perps: perpLeg.perps,
      spot: perpLeg.spot,
      markets,
    }),
  )
  const alerts = alertsOf({
    subject,
    lps,
    perps: mine ?? [],
    exposure,
    snapshotTimes,
    accountTimes: perpLeg.times,
    thresholds: known(artifacts.thresholds) ?? null,
    markets,
  })
  const report: HedgeReport = {
    name: subject.name,
    state: stateOf(alerts, gaps),
    target: subject.target,
    lps,
    perps: mine ?? [],
    otherPerps: perpLeg.perps === null || mine === null ? null : perpLeg.perps.length - mine.length,
    account: perpLeg.account,
    exposure,
    pnl: null,
    carry: null,
    health: null,
    alerts,
    gaps: unique(gaps),
  }
  return {
    report,
    lpsWhole: complete,
    whole: complete && perpLeg.perps !== null && perpLeg.spot !== null,
    usdOf: asset => quoteOfAsset(asset, markets)?.usd ?? null,
  }
}

type Take = <T>(read: Read<T> | undefined) => T | null

function lpsOf(
  subject: Subject,
  artifacts: Artifacts<StatusNeeds>,
  markets: Parameters<typeof lpReport>[4],
  take: Take,
  gaps: Gap[],
) {
  const lps: LpReport[] = []
  const snapshotTimes: number[] = []
  const readings = (take(artifacts.lps) ?? []).filter(reading => reading.subject === subject.id)
  let complete = isRead(artifacts.lps) && readings.length > 0
  for (const reading of readings) {
    const snapshot = take(reading.read)
    const chain = (known(artifacts.chains) ?? []).find(({ name }) => name === reading.chain)
    if (snapshot === null || chain === undefined) {
      complete = false
      continue
    }
    if (snapshot.positions.length > 0) snapshotTimes.push(Number(snapshot.block.timestamp) * 1000)
    for (const id of snapshot.unknownIds) {
      complete = false
      gaps.push({
        code: 'position-gone',
        source: `${chain.title} position manager`,
        message: `there is no position #${id} (burned, or never minted)`,
        hint: `hedge remove ${subject.name}`,
      })
    }
    for (const position of snapshot.positions) {
      try {
        lps.push(lpReport(subject, chain, snapshot, position, markets))
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        complete = false
        gaps.push({
          code: 'impossible-state',
          source: `${chain.title} RPC`,
          message: `the numbers of position #${position.tokenId} contradict each other: ${error.message}`,
          hint: `hedge rpc test ${chain.name}`,
        })
      }
    }
  }
  return { lps, snapshotTimes, complete }
}

function perpsOf(
  subject: Subject,
  artifacts: Artifacts<StatusNeeds>,
  markets: Parameters<typeof perpReport>[3],
  take: Take,
  gaps: Gap[],
) {
  const address = known(subject.account)
  const reading = (take(artifacts.accounts) ?? []).find(
    candidate => candidate.address === address && candidate.network === subject.network,
  )
  if (reading === undefined) return { perps: null, spot: null, account: null, times: [] as number[] }
  if (reading.role !== null) gaps.push(...roleGaps(subject, take(reading.role)))
  take(reading.mode)
  const states = reading.dexes.map(read => take(read))
  const perps: PerpReport[] | null = states.some(state => state === null)
    ? null
    : states.flatMap(state => state?.positions.map(perp => perpReport(reading.address, state, perp, markets)) ?? [])
  const { report, gaps: modeGaps } = accountReport(subject, reading)
  gaps.push(...modeGaps)
  const account: AccountReport = report
  return { perps, spot: take(reading.spot), account, times: states.flatMap(state => (state ? [state.time] : [])) }
}

/** An address given ad hoc may be an agent, whose account is always empty, or nobody's. */
function roleGaps(subject: Subject, role: { role: string; master?: string } | null): Gap[] {
  if (role?.role === 'agent') {
    return [
      {
        code: 'agent-address',
        source: 'hyperliquid',
        message: `this address is an agent (API wallet) of ${role.master}: it holds nothing itself`,
        hint: `hedge status ${role.master}`,
      },
    ]
  }
  if (role?.role !== 'missing') return []
  return [
    {
      code: 'unknown-account',
      source: 'hyperliquid',
      message: 'the venue does not know this address',
      hint: `check the address, or add the account that holds the hedge: hedge add${subject.stored ? ` ${subject.name}` : ''}`,
    },
  ]
}

/** Assets of the LP legs, dollars apart; those known from `add` stand in while the chain cannot be read. */
function assetsOf(subject: Subject, lps: readonly LpReport[]): string[] {
  const held = lps.flatMap(lp => [lp.token0.asset, lp.token1.asset])
  const all = [...held, ...subject.expectedAssets].filter((asset): asset is string => asset !== null)
  return [...new Set(all)].filter(asset => asset !== dollar).sort()
}

export const unique = (gaps: readonly Gap[]): Gap[] =>
  gaps.filter(
    (gap, index) =>
      gaps.findIndex(
        other => other.code === gap.code && other.source === gap.source && other.message === gap.message,
      ) === index,
  )
