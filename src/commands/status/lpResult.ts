import type { HedgeEntry } from '../../domain/hedge.ts'
import type { PositionHistory } from '../../domain/history.ts'
import type { Thresholds } from '../../domain/thresholds.ts'
import { add, type Decimal, mul } from '../../math/decimal.ts'
import { liquidityTime, feeApr as yearly } from '../../math/feeApr.ts'
import { entryReport } from './entryReport.ts'
import { feeDollars, feesReport } from './feesReport.ts'
import { gammaReport } from './gammaReport.ts'
import { givenDeposit } from './givenDeposit.ts'
import { impermanentLossReport } from './impermanentLossReport.ts'
import { type KnownLp, knownLp } from './knownLp.ts'
import { type LpPast, lpPast } from './lpPast.ts'
import { decimalsNote, gammaNote, priceNotes, strangeDepositNote, windowNote } from './lpResultNotes.ts'
import type { PositionResult, Tokens } from './positionResult.ts'
import type { EntryReport, FeesReport, ImpermanentLossReport } from './resultTypes.ts'
import type { LpReport } from './types.ts'
import type { Quote } from './usd.ts'

/**
 * `history` null: not known, or not read. `flags`: --entry-price (quote per base, of every deposit) and --deposit (whole tokens, in
 * place of the deposits that remain). `now`: the time of the block of `lp`, ISO 8601.
 */
export type LpResultInput = {
  lp: LpReport
  quotes: { token0: Quote | null; token1: Quote | null }
  history: PositionHistory | null
  flags: HedgeEntry | null
  thresholds: Thresholds | null
  now: string
}

export type LpResult = {
  entry: EntryReport | null
  impermanentLoss: ImpermanentLossReport | null
  fees: FeesReport | null
  /** As it was while it is not known which part of what waits is fees. */
  feesUsd: number | null
  feeApr: number | null
  gamma: Record<string, number> | null
  result: PositionResult | null
  /** Why something is null, in words. */
  notes: string[]
}

/** What one position has earned. RangeError when its history and its state contradict each other. */
export function lpResult({ lp, quotes, history, flags, thresholds, now }: LpResultInput): LpResult {
  const gamma = gammaReport(lp, quotes)
  const unknown = {
    entry: null,
    impermanentLoss: null,
    fees: null,
    feesUsd: lp.feesUsd,
    feeApr: null,
    gamma,
    result: null,
  }
  const known = knownLp(lp, quotes)
  if (known === null) return { ...unknown, notes: [decimalsNote(lp)] }
  const given = givenDeposit(flags, known)
  const strange = strangeDepositNote(lp, flags)
  const notes = [...(strange === null ? [] : [strange]), ...(gamma === null ? [gammaNote(lp)] : [])]
  if (history === null) {
    const impermanentLoss = given === null ? null : impermanentLossReport(known, given.amounts, null)
    return { ...unknown, impermanentLoss, notes }
  }
  const past = lpPast(known, history, flags, given)
  const shortest = thresholds?.['fees.window'] ?? null
  const feeApr = shortest === null ? null : feeAprOf(known, past, now, shortest)
  if (shortest !== null && feeApr === null && lp.liquidity !== '0') notes.push(windowNote(lp, shortest))
  return {
    entry: entryReport(known, history, past, given),
    impermanentLoss: impermanentLossReport(known, past.remaining, past.result.realised),
    fees: feesReport(known, past.fees),
    feesUsd: feeDollars(known, past.fees, 'uncollected'),
    feeApr,
    gamma,
    result: past.result,
    notes: [...notes, ...priceNotes(lp, past, given)],
  }
}

/** Fees and value at the pool's own price, so that no other price is needed. */
function feeAprOf(lp: KnownLp, { events, result }: LpPast, now: string, minimumDays: number): number | null {
  return yearly({
    ...liquidityTime(events, Date.parse(now) / 1000),
    fees: inQuote(lp, result.fees),
    value: inQuote(lp, result.holds),
    liquidity: BigInt(lp.report.liquidity),
    minimumDays,
  })
}

const inQuote = ({ report, price }: KnownLp, [amount0, amount1]: Tokens): Decimal =>
  report.priceQuote.base === 'token0' ? add(mul(amount0, price), amount1) : add(amount0, mul(amount1, price))
