import type { Chart, Curve, Hue } from '../../domain/chart.ts'
import type { LadderReport, PayoffPoint } from '../show/types.ts'
import { gain, signed, usd } from '../words/numbers.ts'
import { dollars } from '../words/plotFrame.ts'
import { axisOf, innerAxis } from './ticks.ts'

const curves: readonly { name: string; hue: Hue; of: (point: PayoffPoint) => number }[] = [
  { name: 'LP', hue: 'lp', of: point => point.lpChangeUsd },
  { name: 'hedge', hue: 'hedge', of: point => point.hedgeChangeUsd },
  { name: 'both', hue: 'net', of: point => point.netChangeUsd },
]

/** Gain and loss over the price of one asset; null where a leg is missing, for half a payoff is none. */
export function payoffChart({ asset, rows, payoff }: LadderReport): Chart | null {
  const [first, last] = [payoff[0], payoff.at(-1)]
  if (first === undefined || last === undefined || payoff.length < 2) return null
  const [from, to] = [first.priceUsd, last.priceUsd]
  const marks = rows.flatMap(({ label, priceUsd }) =>
    label === '' || priceUsd < from || priceUsd > to ? [] : [{ x: priceUsd, text: wordOf(label) }],
  )
  return {
    title: `Payoff over the price of ${asset}`,
    text: `From ${dollars(from)} to ${dollars(to)} LP and hedge together change by ${gain(first.netChangeUsd)} at the lowest price and ${gain(last.netChangeUsd)} at the highest.`,
    table: {
      kind: 'table',
      columns: [
        { title: 'Price' },
        ...curves.map(({ name }) => ({ title: name === 'both' ? 'LP + hedge' : name, align: 'right' as const })),
      ],
      rows: payoff
        .filter((_, index) => index % 6 === 0)
        .map(point => [usd(point.priceUsd), ...curves.map(({ of }) => gain(of(point)))]),
    },
    drawing: {
      kind: 'curves',
      x: innerAxis(from, to, dollars),
      y: axisOf([0, ...payoff.flatMap(point => curves.map(({ of }) => of(point)))], value => signed(dollars(value))),
      curves: curves.map(
        ({ name, hue, of }): Curve => ({
          name,
          hue,
          runs: [payoff.map(point => [point.priceUsd, of(point)] as const)],
        }),
      ),
      marks,
    },
  }
}

/** What stands at a price, in a word; the ladder has all of it. */
const wordOf = (label: string): string =>
  label.includes('liquidated')
    ? 'liquidated'
    : label.includes('lower bound')
      ? 'lower'
      : label === 'now'
        ? 'now'
        : 'upper'
