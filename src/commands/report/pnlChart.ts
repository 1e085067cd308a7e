import type { Chart } from '../../domain/chart.ts'
import { bucketTitles } from '../show/resultSections.ts'
import { totalAgainst } from '../status/resultLines.ts'
import type { PnlReport } from '../status/resultTypes.ts'
import { gain } from '../words/numbers.ts'

/** The parts of the result against holding the tokens, and what they add up to. Null where nothing of it is known. */
export function pnlChart(pnl: PnlReport | null): Chart | null {
  const against = totalAgainst('tokens', pnl?.benchmarks ?? [])
  if (against === undefined) return null
  const parts = bucketTitles.map(([bucket, name]) => ({ name, value: against.buckets[bucket], isTotal: false }))
  const bars = [...parts, { name: 'Total', value: against.totalUsd, isTotal: true }].map(bar => ({
    ...bar,
    text: gain(bar.value),
  }))
  if (bars.every(({ value }) => value === null)) return null
  const unknown = bars.filter(({ value, isTotal }) => value === null && !isTotal).map(({ name }) => name.toLowerCase())
  return {
    title: 'PnL against holding the tokens',
    text:
      unknown.length === 0
        ? `Its parts add up to ${gain(against.totalUsd)}.`
        : `Not known: ${unknown.join(', ')}; so neither is the total.`,
    table: {
      kind: 'table',
      columns: [{ title: 'Part' }, { title: 'USD', align: 'right' }],
      rows: bars.map(({ name, text, isTotal }) => [isTotal ? { text: name, tone: 'strong' } : name, text]),
    },
    drawing: { kind: 'bars', bars },
  }
}
