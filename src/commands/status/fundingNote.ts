import type { WireFunding } from '../../domain/history.ts'
import {
  abs,
  compare,
  type Decimal,
  decimal,
  fromUnits,
  isZero,
  mul,
  sign,
  sub,
  sum,
  toNumber,
} from '../../math/decimal.ts'
import { endPosition, isChain } from '../../math/fillOrder.ts'
import type { HedgeFill } from './hedgeFills.ts'
import type { PerpReport } from './types.ts'

const cent = fromUnits(1n, 2)
const millionth = fromUnits(1n, 6)

/**
 * What the rows of a perp's funding say since it was opened, held against the venue's own sum (`cumFunding.sinceOpen`); null where they
 * agree, or where its opening is not among its fills, in order. One row may hold hours of before the opening, and the newest may not be
 * written yet: less than one row can carry is no difference.
 */
export function fundingNote(
  perp: PerpReport,
  fills: readonly HedgeFill[],
  rows: readonly Pick<WireFunding, 'time' | 'usdc'>[],
): string | null {
  const since = fills.slice(Math.max(fills.findLastIndex(opens), 0))
  const [opening, last] = [since[0], since.at(-1)]
  if (opening === undefined || last === undefined || !opens(opening) || !isChain(since)) return null
  if (!isZero(sub(endPosition(last), decimal(perp.szi)))) return null
  const paid = rows.filter(({ time }) => time >= opening.time).map(({ usdc }) => decimal(usdc))
  const [own, told] = [decimal(perp.fundingSinceOpen), sum(paid)]
  const row = [...paid.map(abs), hourOf(perp)].reduce((most, each) => (compare(each, most) > 0 ? each : most))
  const slack = sum([cent, mul(abs(own), millionth), row])
  return compare(abs(sub(own, told)), slack) > 0
    ? `the venue's own sum of the funding of ${perp.coin} since it was opened is ${dollars(own)}, its payments add up to ${dollars(told)}`
    : null
}

/** From nothing, or across zero. */
const opens = (fill: HedgeFill): boolean => {
  const end = sign(endPosition(fill))
  return end !== 0 && sign(fill.startPosition) !== end
}

/** What one hour pays at the rate of now, on either side. */
const hourOf = ({ szi, oraclePx, fundingRate }: PerpReport): Decimal =>
  oraclePx === null || fundingRate === null
    ? fromUnits(0n, 0)
    : abs(mul(mul(decimal(szi), decimal(oraclePx)), decimal(fundingRate)))

const dollars = (amount: Decimal): string => `${sign(amount) < 0 ? '−' : ''}$${toNumber(abs(amount)).toFixed(2)}`
