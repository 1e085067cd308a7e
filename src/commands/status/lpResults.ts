import type { Artifacts } from '../../domain/artifacts.ts'
import { isOfOnePosition, type Subject } from '../../domain/hedge.ts'
import type { PositionHistory } from '../../domain/history.ts'
import type { WireMarket } from '../../domain/perp.ts'
import type { Thresholds } from '../../domain/thresholds.ts'
import { priceAtSqrtRatio } from '../../math/price.ts'
import type { GapList } from './gapList.ts'
import { impossiblePast } from './impossiblePast.ts'
import { isClosed } from './isClosed.ts'
import { type LpResult, lpResult } from './lpResult.ts'
import { notGathered } from './notGathered.ts'
import type { PositionResult } from './positionResult.ts'
import type { LpReport } from './types.ts'
import { quotesOfPair } from './usd.ts'

/**
 * `lps` with what each has earned. `positions`: the past of each of them; null where that of one is not known. `mints` in
 * milliseconds; null likewise. `notes`: why something is null.
 */
export type LpResults = { lps: LpReport[]; positions: PositionResult[] | null; mints: number[] | null; notes: string[] }

export function lpResults(
  subject: Subject,
  lps: readonly LpReport[],
  { artifacts, markets, thresholds }: Known,
  gaps: GapList,
): LpResults {
  const history = historyOf(subject, artifacts, gaps)
  const flags = isOfOnePosition(subject.tokenIds) ? subject.entry : null
  const judged = lps.map(lp => {
    // Of a whole wallet only what still holds something is read back: what was closed before is no part of the hedge.
    if (subject.tokenIds === 'all' && isClosed(lp)) return { lp, closed: true, mint: null, result: null, notes: [] }
    const past = history(lp)
    const { result, notes, ...fields } = gaps.orImpossible(
      () =>
        lpResult({
          lp,
          quotes: quotesOf(lp, markets),
          history: past,
          flags,
          thresholds,
          now: lp.block.timestamp,
        }),
      why => impossiblePast(lp, why),
    ) ?? { ...nothing, feesUsd: lp.feesUsd }
    const mint = past && Number(past.mint.timestamp) * 1000
    return { lp: { ...lp, ...fields }, closed: false, mint, result, notes }
  })
  const counted = judged.filter(({ closed }) => !closed)
  const positions = counted.map(({ result }) => result).filter(result => result !== null)
  const mints = counted.map(({ mint }) => mint).filter(mint => mint !== null)
  const closed = judged.length - counted.length
  return {
    lps: judged.map(({ lp }) => lp),
    positions: positions.length < counted.length ? null : positions,
    mints: mints.length < counted.length ? null : mints,
    notes: [
      ...(subject.entry !== null && flags === null ? [severalNote] : []),
      ...counted.flatMap(({ notes }) => notes),
      ...(closed > 0 && subject.stored ? [closedNote(closed)] : []),
    ],
  }
}

type Known = {
  artifacts: Artifacts<'histories'>
  markets: readonly WireMarket[] | null
  thresholds: Thresholds | null
}

const nothing: Omit<LpResult, 'feesUsd'> = {
  entry: null,
  impermanentLoss: null,
  fees: null,
  feeApr: null,
  gamma: null,
  result: null,
  notes: [],
}

/** Nothing was asked for of an address given ad hoc: it has no history, and that is no gap. */
function historyOf(subject: Subject, { histories }: Artifacts<'histories'>, gaps: GapList) {
  const readings = subject.stored ? gaps.take(histories) : null
  return ({ chain, tokenId }: LpReport): PositionHistory | null => {
    if (readings === null) return null
    const reading = readings.find(
      each => each.subject === subject.id && each.chain === chain && each.tokenId === tokenId,
    )
    if (reading !== undefined) return gaps.take(reading.read)
    gaps.add(notGathered(`the past of #${tokenId}`, `${chain} RPC`))
    return null
  }
}

function quotesOf({ token0, token1, sqrtPriceX96 }: LpReport, markets: readonly WireMarket[] | null) {
  const [decimals0, decimals1] = [token0.decimals, token1.decimals]
  const untold = decimals0 === null || decimals1 === null
  return quotesOfPair(
    token0,
    token1,
    untold ? null : priceAtSqrtRatio(BigInt(sqrtPriceX96), decimals0, decimals1),
    markets,
  )
}

/** A record of before such a hedge was refused. */
const severalNote =
  'what --deposit and --entry-price say is of a hedge with one position; this one has several, so it is left aside'

const closedNote = (count: number): string =>
  `${count} position${count === 1 ? '' : 's'} of this wallet ${count === 1 ? 'is' : 'are'} closed: what was earned there is no part of this`
