import { abs, add, type Decimal, divide, isZero, mul, neg, sign, sub, sum, zero } from './decimal.ts'
import { endPosition, type Fill, inOrder, isChain, signedSize } from './fillOrder.ts'

/** What is open now, in contracts and dollars, as the venue values it. */
export type OpenPosition = { szi: Decimal; unrealised: Decimal; mark: Decimal }

/**
 * Why a part is not known. `open-before`: the position was open when the hedge began, so what it had earned by then cannot be told
 * apart. `fills-missing`: a fill does not start where the one before ended. `position-differs`: the last one does not end at the
 * position of now.
 */
export type HedgeUnknown = 'open-before' | 'fills-missing' | 'position-differs'

/** Dollars; gains and rebates positive, fees and paid funding negative. */
export type HedgeResult = {
  realised: Decimal | null
  unrealised: Decimal | null
  fees: Decimal | null
  funding: Decimal
  unknown: HedgeUnknown | null
}

/**
 * What one (account, coin) has earned since a moment, from its fills from then on, what funding paid, and what is open now (null:
 * nothing). The fills prove themselves whole: from no position, each starting where the one before ended, to the position of now.
 *
 *   realised = Σ closedPnl      fees = −Σ fee      funding = Σ usdc
 *
 * Funding is what was paid and never rate × size: one row may be the sum of many hours.
 */
export function hedgeResult(
  fills: readonly Fill[],
  funding: readonly Decimal[],
  position: OpenPosition | null,
): HedgeResult {
  const ordered = inOrder(fills)
  const paid = sum(funding)
  const unknown = unknownOf(ordered, position)
  if (unknown === 'fills-missing' || unknown === 'position-differs') {
    return { realised: null, unrealised: null, fees: null, funding: paid, unknown }
  }
  const fees = neg(sum(ordered.map(({ fee }) => fee)))
  if (unknown !== null) return { realised: null, unrealised: null, fees, funding: paid, unknown }
  const realised = sum(ordered.map(({ closedPnl }) => closedPnl))
  return { realised, unrealised: position?.unrealised ?? zero, fees, funding: paid, unknown }
}

function unknownOf(ordered: readonly Fill[], position: OpenPosition | null): HedgeUnknown | null {
  const szi = position?.szi ?? zero
  const [first, last] = [ordered[0], ordered.at(-1)]
  if (first === undefined || last === undefined) return isZero(szi) ? null : 'open-before'
  if (!isChain(ordered)) return 'fills-missing'
  if (!isZero(sub(endPosition(last), szi))) return 'position-differs'
  return isZero(first.startPosition) ? null : 'open-before'
}

/**
 * What was traded, valued at the mark: −Σ signed sz·px + szi·mark. From no position this is realised + unrealised, said without
 * closedPnl and entryPx, so that the venue's own sums can be held against it.
 */
export const tradedResult = (fills: readonly Fill[], position: OpenPosition | null): Decimal =>
  sub(
    position === null ? zero : mul(position.szi, position.mark),
    sum(fills.map(fill => mul(signedSize(fill), fill.px))),
  )

const shareDigits = 40

/**
 * Of a fill that crossed zero, the part that opened the new position: what it closed, with its result and its share of the fee,
 * belongs to what was before. A fill that did not cross is returned as it is.
 */
export function pastZero<F extends Fill>(fill: F): F {
  const end = endPosition(fill)
  if (sign(fill.startPosition) * sign(end) >= 0) return fill
  const sz = abs(end)
  return { ...fill, startPosition: zero, sz, closedPnl: zero, fee: divide(mul(fill.fee, sz), fill.sz, shareDigits) }
}

/** The sum of several (account, coin)s: a part that is unknown of one is unknown of all. */
export const addKnown = (parts: readonly (Decimal | null)[]): Decimal | null =>
  parts.reduce<Decimal | null>((total, part) => (total === null || part === null ? null : add(total, part)), zero)
