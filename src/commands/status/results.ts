import type { Address } from '../../domain/address.ts'
import type { Artifacts } from '../../domain/artifacts.ts'
import { coinOf } from '../../domain/assets.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { Gap } from '../../domain/read.ts'
import type { Thresholds } from '../../domain/thresholds.ts'
import { carryReport } from './carryReport.ts'
import type { GapList } from './gapList.ts'
import { healthReport } from './healthReport.ts'
import type { HedgeLegs } from './hedgeLegs.ts'
import type { LpResults } from './lpResults.ts'
import { pnlReport } from './pnlReport.ts'
import type { CarryReport, PnlReport } from './resultTypes.ts'
import { riskReport } from './riskReport.ts'
import type { HedgeReport, PerpReport } from './types.ts'

type Judged = {
  subject: Subject
  artifacts: Artifacts<'trades' | 'candles'>
  legs: HedgeLegs
  past: LpResults
  gone: readonly string[]
  /** Every account that counts, and every perp of them; null while not all are known. */
  accounts: readonly Address[] | null
  perps: readonly PerpReport[] | null
  /** When each leg was true, milliseconds. */
  times: readonly number[]
  thresholds: Thresholds | null
}

/** What a hedge has earned and what it risks. Without thresholds nothing is judged by them. */
export function resultsOf(judged: Judged, gaps: GapList): Pick<HedgeReport, 'pnl' | 'carry' | 'risk' | 'health'> {
  const { subject, artifacts, legs, thresholds, times } = judged
  const now = artifacts.gatheredAt
  const trades = subject.stored ? tradesOf(subject, artifacts, gaps.ofPast) : []
  const pnl = gaps.ofPast.orImpossible(() => pnlOf(judged, trades), impossible('result'))
  if (thresholds === null) return { pnl, carry: null, risk: [], health: null }
  const carry = subject.stored
    ? gaps.ofPast.orImpossible(() => carryOf(judged, pnl, thresholds, gaps.ofPast), impossible('carry'))
    : null
  return {
    pnl,
    carry,
    risk: gaps.orImpossible(() => riskReport({ ...legs, trades, thresholds }), impossible('risk')) ?? [],
    health: gaps.orImpossible(
      () => healthReport({ ...legs, carry, stored: subject.stored, times, now, thresholds }),
      impossible('health'),
    ),
  }
}

/** Null where they could not be gathered. A reading's own gaps are noted where it stands. */
function tradesOf({ id }: Subject, artifacts: Artifacts<'trades'>, gaps: GapList) {
  const mine = gaps.take(artifacts.trades)?.filter(reading => reading.subject === id) ?? null
  for (const { fills, funding } of mine ?? []) for (const read of [fills, funding]) gaps.take<unknown>(read)
  return mine
}

function pnlOf(judged: Judged, trades: ReturnType<typeof tradesOf>): PnlReport | null {
  const { artifacts, legs, past } = judged
  const pnl = pnlReport({
    ...judged,
    // Which perps belong to the hedge is told by its positions: while not all of those are known, nor are these.
    perps: legs.lps && judged.perps,
    now: Date.parse(artifacts.gatheredAt),
    lps: legs.lps ?? [],
    isDollarDex: legs.isDollarDex,
    positions: legs.lps && past.positions,
    mints: legs.lps && past.mints,
    assets: legs.exposure.map(({ asset }) => asset),
    trades,
    spotAssets: legs.exposure.flatMap(({ asset, spotDelta }) => (Number(spotDelta) === 0 ? [] : [asset])),
  })
  return pnl && { ...pnl, notes: [...new Set([...past.notes, ...pnl.notes])] }
}

function carryOf(
  { subject, artifacts, legs }: Judged,
  pnl: PnlReport | null,
  thresholds: Thresholds,
  gaps: GapList,
): CarryReport {
  const candles = gaps.take(artifacts.candles) ?? []
  const assets = legs.exposure.map(({ asset }) => coinOf(asset).coin)
  for (const { network, coin, read } of candles) {
    if (network === subject.network && assets.includes(coin)) gaps.take<unknown>(read)
  }
  return carryReport({
    ...legs,
    candles,
    network: subject.network,
    now: artifacts.gatheredAt,
    shared: subject.shared,
    pnlUsd: pnl?.benchmarks.find(({ id }) => id === 'tokens')?.totalUsd ?? null,
    thresholds,
  })
}

const impossible =
  (what: string) =>
  (why: string): Gap => ({
    code: 'impossible-state',
    source: 'hyperliquid',
    message: `the ${what} cannot be told: ${why}`,
    hint: 'ask again: hedge status',
  })
