import { expect } from 'vitest'
import { pnlReport } from '../../src/commands/status/pnlReport.ts'
import { pnlInput } from './pnlInput.ts'

export type Rest = Parameters<typeof pnlInput>[0]
export const report = (rest: Rest = {}) => pnlReport(pnlInput(rest))!
export const gas = 'gas is not among the costs'

/** What of a report is null, by name; of the benchmarks the totals and prices of each and, the same for all, the rest. */
function nullsOf(rest: Rest): string[] {
  const { benchmarks, hedge, capitalUsd, days, roi, apr } = report(rest)
  const { price: _, ...same } = benchmarks[0]!.buckets
  const each = benchmarks.flatMap(({ id, totalUsd, buckets }) => [
    [`${id} total`, totalUsd],
    [`${id} price`, buckets.price],
  ])
  const all = [...each, ...Object.entries({ ...same, ...hedge, capitalUsd, days, roi, apr })]
  return all.flatMap(([name, value]) => (value === null ? [String(name)] : []))
}

export const totals = ['tokens total', 'base total', 'usd total']
export const returns = ['roi', 'apr']
const sorted = (...names: (string | string[])[]) => names.flat().sort()
export const expectNull = (rest: Rest, ...names: (string | string[])[]) =>
  expect(nullsOf(rest).sort()).toEqual(sorted(...names))
export const why = (rest: Rest) => report(rest).notes.filter(note => note !== gas)

export const result = ['hedge', 'realisedUsd', 'unrealisedUsd']
export const costs = ['costs', 'tradingFeesUsd']
export const funding = ['funding', 'fundingUsd']
export const lp = ['tokens price', 'base price', 'usd price', 'impermanentLoss', 'fees']
export const venue = [...result, ...costs, ...funding]
