import type { Address } from '../../domain/address.ts'
import type { TradeReading } from '../../domain/artifacts.ts'
import { dollar } from '../../domain/assets.ts'
import type { Subject } from '../../domain/hedge.ts'
import { isRead } from '../../domain/read.ts'
import type { Thresholds } from '../../domain/thresholds.ts'
import { type Benchmark, benchmarks } from '../../math/benchmarks.ts'
import { type Decimal, toNumber } from '../../math/decimal.ts'
import { addKnown } from '../../math/hedgeResult.ts'
import { baseAssetOf, baseSide } from './baseAsset.ts'
import { type Beginning, beginOf } from './begin.ts'
import { type Earned, sayWhen } from './coinEarned.ts'
import { type DollarDex, whyNoDollars } from './dollarDex.ts'
import { hedgeEarned, sumEarned, unknownEarned } from './hedgeEarned.ts'
import { fillsReach, hedgeFills } from './hedgeFills.ts'
import { lpNotes } from './lpNotes.ts'
import type { PositionResult } from './positionResult.ts'
import type { BenchmarkReport, PnlReport } from './resultTypes.ts'
import { returnsReport } from './returnsReport.ts'
import type { LpReport, PerpReport } from './types.ts'

export type PnlInput = {
  subject: Subject
  /** When all this was gathered, milliseconds. */
  now: number
  lps: readonly LpReport[]
  /** The past of every position there is; null where that of one is not known. */
  positions: readonly PositionResult[] | null
  /** NFTs of the hedge that were burned: what they earned is not known. */
  gone: readonly string[]
  /** When its positions were minted, milliseconds; null while that of one is not known. */
  mints: readonly number[] | null
  assets: readonly string[]
  /** Every account that counts; null while not all are known. */
  accounts: readonly Address[] | null
  /** Every perp of those accounts; null while one could not be read. */
  perps: readonly PerpReport[] | null
  isDollarDex: DollarDex
  /** Of this subject; null where they could not be gathered. */
  trades: readonly TradeReading[] | null
  /** Assets of which spot counts in the exposure. */
  spotAssets: readonly string[]
  thresholds: Thresholds | null
}

/** True of every result. */
export const gasNote = 'gas is not among the costs'

/**
 * What the hedge has earned, against three ways of never having entered it. Each part stands by itself: what is not known makes
 * null what needs it, and nothing else. Null for an address given ad hoc, and where there is nothing that could have earned.
 * RangeError for text that is no number.
 */
export function pnlReport(input: PnlInput): PnlReport | null {
  const { subject } = input
  const positions = input.gone.length > 0 ? null : input.positions
  const assets = assetsOf(input)
  const perps = input.perps?.filter(({ asset }) => assets.includes(asset ?? '')) ?? null
  const trades = input.trades?.filter(reading => reading.subject === subject.id) ?? null
  const told = subject.stored ? beginOf(subject, input.mints ?? [], fillsSinceMint(input.mints, trades, assets)) : null
  if (told === null || (positions?.length === 0 && perps?.length === 0)) return null
  // The fill that opened the hedge may be among what could not be read: then it is not "when it was added" either.
  const beginning = told.source === 'flag' || isAllRead({ ...input, trades }) ? told : null

  const earned = subject.shared
    ? unknownEarned('another hedge counts the same perps: what they earned for this one cannot be told')
    : venueEarned({ ...input, trades }, assets, perps, beginning)
  const hedge = addKnown([earned.realised, earned.unrealised])
  const base = positions && baseAssetOf(positions, input.lps)
  const sides = positions?.map(position => ({ ...position, base: baseSide(position, input.lps, base?.asset ?? null) }))
  const against = benchmarks(sides ?? null, { hedge, funding: earned.funding, costs: earned.fees })
  const inDollars = perps?.every(({ coin }) => whyNoDollars(coin, input.isDollarDex) === null)
  const margins = subject.shared || !inDollars ? null : (perps?.map(({ marginUsed }) => marginUsed) ?? null)
  const returns = returnsReport(positions, margins, {
    gain: against.usd.total,
    since: beginning?.at ?? null,
    now: input.now,
    shortest: input.thresholds?.['fees.window'] ?? null,
  })
  return {
    lpSince: returns.lpSince,
    since: beginning && new Date(beginning.at).toISOString(),
    sinceSource: beginning?.source ?? null,
    benchmarks: [
      benchmarkReport('tokens', null, against.tokens),
      benchmarkReport('base', base?.asset ?? null, against.base),
      benchmarkReport('usd', dollar, against.usd),
    ],
    hedge: {
      realisedUsd: numberOf(earned.realised),
      unrealisedUsd: numberOf(earned.unrealised),
      tradingFeesUsd: numberOf(earned.fees),
      fundingUsd: numberOf(earned.funding),
    },
    capitalUsd: returns.capitalUsd,
    days: returns.days,
    roi: returns.roi,
    apr: returns.apr,
    notes: unique([
      ...lpNotes(input.gone, positions, base?.why ?? null, against),
      ...earned.notes,
      ...returns.notes,
      ...input.spotAssets.map(asset => `spot ${asset} counts in the exposure; its own result is not part of this`),
      gasNote,
    ]),
  }
}

/** Those of the hedge, and those that only positions of its past held. */
const assetsOf = ({ assets, positions }: PnlInput): string[] =>
  unique([...assets, ...(positions ?? []).flatMap(position => position.assets)].filter(asset => asset !== null)).filter(
    asset => asset !== dollar,
  )

/** Null where an account's fills do not reach back to the first mint. */
const fillsSinceMint = (mints: PnlInput['mints'], trades: readonly TradeReading[] | null, assets: readonly string[]) =>
  mints !== null && mints.length > 0 && trades?.every(reading => fillsReach(reading) <= Math.min(...mints))
    ? trades.flatMap(reading => hedgeFills(reading, assets))
    : null

/** Every mint, and the fills of every account that counts: as far as the venue keeps them. */
const isAllRead = ({ subject, mints, accounts, trades }: PnlInput): boolean =>
  mints !== null &&
  (accounts ?? [null]).every(account =>
    trades?.some(each => each.account === account && each.network === subject.network && isRead(each.fills)),
  )

/** Why the fill that opened the hedge may be there and not be seen; null where the fills reach back to the first mint. */
function whyNotSeen(mints: PnlInput['mints'], readings: readonly TradeReading[]): string | null {
  if (mints === null || mints.length === 0) return null
  const late = readings.find(reading => isRead(reading.fills) && fillsReach(reading) > Math.min(...mints))
  if (late === undefined) return null
  const why =
    isRead(late.fills) && !late.fills.ok.whole
      ? 'the venue keeps the last 10,000 fills of an account, and the oldest of them is younger than the mint'
      : `the trades of an account of the hedge were read from ${late.from} on only, after the mint`
  return `${why}: what opened the hedge cannot be seen, so what its perps earned, cost and were paid is not known; ${sayWhen}`
}

function venueEarned(
  { subject, accounts, trades, mints, isDollarDex }: PnlInput,
  assets: readonly string[],
  perps: readonly PerpReport[] | null,
  beginning: Beginning | null,
): Earned {
  if (perps === null || accounts === null)
    return unknownEarned('not every perp of the hedge could be read: what they earned is not known')
  if (trades === null) return unknownEarned('the trades of the hedge could not be read')
  const readings = accounts.map(account =>
    trades.find(trade => trade.account === account && trade.network === subject.network),
  )
  const read = readings.filter(reading => reading !== undefined)
  if (read.length < readings.length) return unknownEarned('the trades of an account of the hedge were not read')
  if (beginning === null) {
    const why =
      'when the hedge began is not known, since not all of its past could be read: nor is what its perps earned'
    return unknownEarned(why)
  }
  const cut = beginning.source === 'added' ? whyNotSeen(mints, read) : null
  if (cut !== null) return unknownEarned(cut)
  return sumEarned(read.map(reading => hedgeEarned(reading, assets, perps, beginning, isDollarDex)))
}

const benchmarkReport = (
  id: BenchmarkReport['id'],
  asset: string | null,
  { total, buckets }: Benchmark,
): BenchmarkReport => ({
  id,
  asset,
  totalUsd: numberOf(total),
  buckets: {
    price: numberOf(buckets.price),
    impermanentLoss: numberOf(buckets.impermanentLoss),
    fees: numberOf(buckets.fees),
    hedge: numberOf(buckets.hedge),
    funding: numberOf(buckets.funding),
    costs: numberOf(buckets.costs),
  },
})

const numberOf = (amount: Decimal | null): number | null => amount && toNumber(amount)

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]
