import type { Cell, Section } from '../../domain/section.ts'
import { noteLines } from '../words/noteLines.ts'
import { amount, figure, gain, percent, signed, usd } from '../words/numbers.ts'
import { perUnit } from './perUnit.ts'
import { payoffPlot } from './plot.ts'
import type { LadderReport, LadderRow } from './types.ts'

/** What the hedge is worth at each price of one asset, in a table and drawn. */
export function ladderSections({ asset, rows, payoff, notes }: LadderReport): Section[] {
  const draw = (columns: number) => payoffPlot(payoff, columns)
  return [
    ...(rows.length === 0 ? [] : [ladderTable(asset, rows)]),
    ...(payoff.length < 2 ? [] : [{ kind: 'plot' as const, draw }]),
    { kind: 'lines', lines: noteLines(notes) },
  ]
}

const ladderTable = (asset: string, rows: readonly LadderRow[]): Section => ({
  kind: 'table',
  columns: [
    { title: `${asset} moves` },
    { title: `Price${perUnit(asset)}`, align: 'right' },
    { title: 'LP value', align: 'right' },
    { title: 'Hedge', align: 'right' },
    { title: 'LP + hedge', align: 'right' },
    { title: 'Delta', align: 'right' },
  ],
  rows: rows.map(row => [
    moveCell(row),
    `$${figure(row.priceUsd)}`,
    usd(row.lpValueUsd),
    gain(row.hedgeChangeUsd),
    gain(row.netChangeUsd),
    signed(amount(row.delta)),
  ]),
})

/** What stands at this price is under the move, on short lines: the table is to fit a window of 80. */
const moveCell = ({ move, label }: LadderRow): Cell =>
  label === 'now'
    ? { text: 'now', tone: 'strong' }
    : [
        signed(percent(move)),
        ...label
          .replace(' bound', '')
          .split(/, | (?=liquidated)/)
          .map(part => (part === '' ? '' : `\n${part}`)),
      ]
