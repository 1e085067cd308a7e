import type { Chart, RangeRow } from '../../domain/chart.ts'
import type { LpReport } from '../status/types.ts'
import { amount, percent, signed } from '../words/numbers.ts'
import { rangeSide } from '../words/rangeSide.ts'

/** Where the price of each position stands between its bounds, in ticks: the same way is the same factor. Null where there is none. */
export function rangeChart(lps: readonly LpReport[]): Chart | null {
  if (lps.length === 0) return null
  const outside = lps.filter(({ inRange }) => !inRange).length
  const are = `${lps.length - outside} of ${lps.length} in range`
  return {
    title: 'Price in range',
    text: lps.length === 1 ? `The position is ${rangeSide(lps[0]!)}${lps[0]!.inRange ? '' : ' its range'}.` : `${are}.`,
    table: {
      kind: 'table',
      columns: [
        { title: 'Position' },
        { title: 'Lower', align: 'right' },
        { title: 'Price', align: 'right' },
        { title: 'Upper', align: 'right' },
        { title: 'To lower', align: 'right' },
        { title: 'To upper', align: 'right' },
        { title: 'Entry', align: 'right' },
      ],
      rows: lps.map(lp => [
        nameOf(lp),
        ...[lowerText(lp), amount(lp.price), upperText(lp)],
        ...[lp.distanceToLower, lp.distanceToUpper].map(distance => signed(percent(distance))),
        amount(lp.entry?.price ?? null),
      ]),
    },
    drawing: { kind: 'ranges', rows: lps.map(rowOf) },
  }
}

const nameOf = ({ tokenId, chain, priceQuote }: LpReport): string =>
  `#${tokenId} ${chain}, ${priceQuote.quoteSymbol} per ${priceQuote.baseSymbol}`

const rowOf = (lp: LpReport): RangeRow => ({
  name: nameOf(lp),
  isIn: lp.inRange,
  at: shareOf(lp, lp.tick),
  entry: entryShare(lp),
  lower: lowerText(lp),
  upper: upperText(lp),
  price: amount(lp.price),
  entryPrice: amount(lp.entry?.price ?? null),
})

/** The price falls as the tick rises where it is told in token0. */
function shareOf({ tickLower, tickUpper, priceQuote }: LpReport, tick: number): number {
  const share = (tick - tickLower) / (tickUpper - tickLower)
  return priceQuote.base === 'token1' ? 1 - share : share
}

const base = Math.log(1.0001)

/** So many ticks from the price of now, as far as their ratio tells. */
function entryShare(lp: LpReport): number | null {
  const [entry, now] = [Number(lp.entry?.price ?? Number.NaN), Number(lp.price ?? Number.NaN)]
  const ticks = Math.log(entry / now) / base
  if (!Number.isFinite(ticks)) return null
  return shareOf(lp, lp.tick) + ticks / (lp.tickUpper - lp.tickLower)
}

/** Bounds at the end of the tick scale are no prices anyone thinks in. */
const isOpen = ({ tickLower, tickUpper, priceQuote }: LpReport, end: 'lower' | 'upper'): boolean =>
  (end === 'lower') === (priceQuote.base === 'token0') ? tickLower <= -870_000 : tickUpper >= 870_000

const lowerText = (lp: LpReport): string => (isOpen(lp, 'lower') ? '0' : amount(lp.priceLower))
const upperText = (lp: LpReport): string => (isOpen(lp, 'upper') ? '∞' : amount(lp.priceUpper))
