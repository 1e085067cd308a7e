import { isClockOff } from '../../domain/activity.ts'
import type { Remembered } from '../../domain/command.ts'
import type { Recorded } from '../../domain/recorded.ts'
import { decimal, sum, toNumber } from '../../math/decimal.ts'
import { isClosed } from '../status/isClosed.ts'
import type { HedgeReport } from '../status/types.ts'
import { sightingOf } from './sightingOf.ts'

/**
 * What history keeps of a report: nothing that a leg is missing of. PnL is against holding the tokens, as status prints it;
 * `inRange`: every open position is.
 */
export function recordedOf(hedge: HedgeReport, generatedAt: string): Recorded {
  const { state, lps, exposure, account, pnl, health } = hedge
  const whole = isWhole(hedge)
  const ofAll = (values: readonly (number | null)[]) => (whole ? sumOf(values) : null)
  const open = lps.filter(lp => !isClosed(lp))
  return {
    at: momentOf(hedge, generatedAt),
    state,
    valueUsd: ofAll(lps.map(({ valueUsd }) => valueUsd)),
    feesUsd: ofAll(lps.map(({ feesUsd }) => feesUsd)),
    impermanentLossUsd: ofAll(open.map(({ impermanentLoss }) => impermanentLoss?.usd ?? null)),
    netDeltaUsd: isCounted(hedge) ? ofAll(exposure.map(({ netDeltaUsd }) => netDeltaUsd)) : null,
    equityUsd: account?.equityUsd ?? null,
    pnlUsd: pnl?.benchmarks.find(({ id }) => id === 'tokens')?.totalUsd ?? null,
    health: health?.score ?? null,
    price: lps[0]?.price == null ? null : Number(lps[0].price),
    inRange: whole && open.length > 0 ? open.every(({ inRange }) => inRange) : null,
  }
}

/** Of every hedge of a report, for the runner to keep. */
export const recordsOf = (hedges: readonly HedgeReport[], generatedAt: string): NonNullable<Remembered['records']> =>
  hedges.map(hedge => ({ name: hedge.name, recorded: recordedOf(hedge, generatedAt) }))

/** By a clock that is a day off it would be kept under a day that was not: then what the venues told is nearer. */
function momentOf(hedge: HedgeReport, generatedAt: string): number {
  const { toldAt } = sightingOf(hedge)
  return Date.parse(toldAt !== null && isClockOff(generatedAt, toldAt) ? toldAt : generatedAt)
}

/** Either can be told only where every position is known. */
const isWhole = ({ otherPerps, exposure }: HedgeReport): boolean =>
  otherPerps !== null || exposure.some(({ lpDelta }) => lpDelta !== null)

/** Not while something is held that is in no exposure. */
const isCounted = ({ alerts }: HedgeReport): boolean => !alerts.some(({ id }) => uncounted.includes(id))

const uncounted = ['unmapped-token', 'refused-token', 'no-decimals']

const sumOf = (values: readonly (number | null)[]): number | null =>
  values.some(value => value === null)
    ? null
    : toNumber(sum(values.filter(value => value !== null).map(value => decimal(String(value)))))
