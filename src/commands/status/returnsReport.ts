import { worth } from '../../math/benchmarks.ts'
import { add, type Decimal, decimal, neg, sum, toNumber } from '../../math/decimal.ts'
import { type CashFlow, dayMs, dietzCapital, returnsOf } from '../../math/returns.ts'
import type { Flow, PositionResult } from './positionResult.ts'
import type { PnlReport } from './resultTypes.ts'

/**
 * Milliseconds; `since` is when the perps count from, null while that is not known. `gain` against dollars; `shortest` in days: from
 * less than that no return is made.
 */
type Window = { gain: Decimal | null; since: number | null; now: number; shortest: number | null }

/**
 * Capital and what it returned since the first money went in: days before it are nobody's, whatever is said of when the hedge began.
 * Without a deposit, from when the perps count. `margins`: what the hedge's perps use now; null where that is not known.
 */
export function returnsReport(
  positions: readonly PositionResult[] | null,
  margins: readonly string[] | null,
  { gain, since, now, shortest }: Window,
): Pick<PnlReport, 'lpSince' | 'capitalUsd' | 'days' | 'roi' | 'apr' | 'notes'> {
  const none = { lpSince: null, capitalUsd: null, days: null, roi: null, apr: null }
  if (positions === null) return { ...none, notes: [] }
  const first = firstDeposit(positions)
  const start = first ?? since
  if (start === null) return { ...none, notes: [] }
  const flows = positions.flatMap(({ deposits, withdrawals }) => [
    ...deposits.map(flow => cashFlow(flow, 1)),
    ...withdrawals.map(flow => cashFlow(flow, -1)),
  ])
  const known = flows.filter(flow => flow !== null)
  const put = known.length < flows.length ? null : dietzCapital(known, start, now)
  const capital = put && margins && add(put, sum(margins.map(decimal)))
  const days = Math.max(now - start, 0) / dayMs
  const young = shortest !== null && days < shortest
  const returns =
    young || shortest === null || gain === null || capital === null ? null : returnsOf(gain, capital, now - start)
  return {
    lpSince: first === null ? null : new Date(first).toISOString(),
    capitalUsd: capital && toNumber(capital),
    days,
    roi: returns && toNumber(returns.roi),
    apr: returns && toNumber(returns.apr),
    notes: [
      ...(first !== null && since !== null && since < first
        ? ['the perps count from before the first deposit; the days of the returns do not']
        : []),
      ...(known.length < flows.length ? [capitalNote] : []),
      ...(young
        ? [
            `less than ${shortest} ${shortest === 1 ? 'day has' : 'days have'} passed (fees.window): no return is made of so little`,
          ]
        : []),
      ...(shortest === null ? ['no return: the shortest window (fees.window) could not be read'] : []),
      ...(capital !== null && returns === null && gain !== null && !young && shortest !== null
        ? ['no return: the capital that was at work is not above zero']
        : []),
    ],
  }
}

const capitalNote =
  'there is no capital and no return: they count what went in and came out in dollars of its moment, and those are not all known'

/** When the first money went in, milliseconds; null where none did. */
const firstDeposit = (positions: readonly PositionResult[]): number | null =>
  positions
    .flatMap(({ deposits }) => deposits.map(({ at }) => at))
    .reduce<number | null>((first, at) => (first === null || at < first ? at : first), null)

function cashFlow({ at, amounts, usdThen }: Flow, direction: 1 | -1): CashFlow | null {
  const usd = worth(amounts, usdThen)
  return usd && { at, usd: direction === 1 ? usd : neg(usd) }
}
