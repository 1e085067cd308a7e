import { describe, expect, it } from 'vitest'
import { payoffChart } from '../../../src/commands/report/payoffChart.ts'
import { pnlChart } from '../../../src/commands/report/pnlChart.ts'
import { rangeChart } from '../../../src/commands/report/rangeChart.ts'
import { timeChart } from '../../../src/commands/report/timeChart.ts'
import type { CurveChart, RangeChart } from '../../../src/domain/chart.ts'
import type { Recorded } from '../../../src/domain/recorded.ts'
import { lp, pnl } from '../../support/hedgeReports.ts'
import { fieldOf, from, generatedAt, historyOf, ladder, seen } from './reported.ts'

const overTime = (rows: readonly Recorded[], zero = false) =>
  timeChart(historyOf(rows), fieldOf('value'), { from, to: generatedAt, hue: 'lp', zero })
const runs = (rows: readonly Recorded[]) => (overTime(rows)!.drawing as CurveChart).curves[0]!.runs

describe('a number over time', () => {
  it('is not drawn where nothing is known of it', () => {
    expect(overTime([])).toBeNull()
    expect(overTime([seen(2, { valueUsd: null }), seen(1, { valueUsd: null })])).toBeNull()
  })

  it('of one record is one point', () => {
    expect(runs([seen(1)])).toEqual([[[Date.parse(generatedAt) - 3_600_000, 1000]]])
    expect(overTime([seen(1)])!.text).toBe('Since 2026-02-27: last $1,000.00, between $1,000.00 and $1,000.00.')
  })

  it('is broken where nothing was recorded, and where it was not known', () => {
    const hourly = [40, 39, 38, 37, 12, 11, 10].map(hours => seen(hours))
    expect(runs(hourly).map(run => run.length)).toEqual([4, 3])
    const unknown = [5, 4, 3, 2, 1].map(hours => seen(hours, hours === 3 ? { valueUsd: null } : {}))
    expect(runs(unknown).map(run => run.length)).toEqual([2, 2])
  })

  it('of thousands of records has as many points as there is room for, the last of each stretch', () => {
    const rows = Array.from({ length: 5000 }, (_, at) => seen((5000 - at) / 120, { valueUsd: at }))
    const [run, ...more] = runs(rows)
    expect(more).toEqual([])
    expect(run!.length).toBeLessThanOrEqual(241)
    expect(run!.at(-1)![1]).toBe(4999)
  })

  it('has zero in its frame where the sign is what matters, and a table of days', () => {
    const { y } = overTime([seen(1)], true)!.drawing as CurveChart
    expect([y.from, y.to]).toEqual([0, 1000])
    expect(overTime([seen(30), seen(1)])!.table.rows.map(row => row[0])).toEqual(['2026-02-28', '2026-03-01'])
  })
})

describe('the payoff', () => {
  it('is drawn of what is known whole, with what stands at its prices', () => {
    const chart = payoffChart(ladder)!
    const { marks, curves, x } = chart.drawing as CurveChart
    expect([x.from, x.to]).toEqual([1500, 4500])
    // A liquidation beyond the frame is in the ladder alone.
    expect(marks).toEqual([
      { x: 2700, text: 'lower' },
      { x: 3000, text: 'now' },
    ])
    expect(curves.map(({ name, runs: its }) => [name, its[0]!.length])).toEqual([
      ['LP', 61],
      ['hedge', 61],
      ['both', 61],
    ])
    expect(chart.table.rows).toHaveLength(11)
  })

  it('is none of half a hedge', () => expect(payoffChart({ ...ladder, payoff: [] })).toBeNull())
})

describe('the parts of the result', () => {
  it('are bars that add up', () => {
    expect(pnlChart(pnl)!.text).toBe('Its parts add up to +$215.00.')
  })

  it('that are not known have no bar, and are named', () => {
    const [first, ...rest] = pnl.benchmarks
    const lacking = { ...first!, totalUsd: null, buckets: { ...first!.buckets, funding: null } }
    const chart = pnlChart({ ...pnl, benchmarks: [lacking, ...rest] })!
    expect(chart.text).toBe('Not known: funding; so neither is the total.')
    expect(chart.table.rows.map(row => row[1])).toContain('—')
    expect(pnlChart(null)).toBeNull()
  })
})

describe('the price in its range', () => {
  const rowOf = (also: Partial<typeof lp>) => (rangeChart([{ ...lp, ...also }])!.drawing as RangeChart).rows[0]!

  it('stands where its tick does, whichever way round the price is told', () => {
    const ticks = { tickLower: 0, tickUpper: 100, tick: 25, inRange: true }
    const base = (which: 'token0' | 'token1') => ({ ...lp.priceQuote, base: which })
    expect(rowOf({ ...ticks, priceQuote: base('token0') }).at).toBe(0.25)
    expect(rowOf({ ...ticks, priceQuote: base('token1') }).at).toBe(0.75)
    expect(rowOf({ ...ticks, tick: -50, priceQuote: base('token0') }).at).toBe(-0.5)
  })

  it('has no entry where that is not known', () => {
    expect(rowOf({ entry: null }).entry).toBeNull()
    expect(rowOf({ entry: { ...lp.entry!, price: null } }).entryPrice).toBe('—')
    expect(rowOf({ entry: { ...lp.entry!, price: lp.price } }).entry).toBeCloseTo(rowOf({}).at, 9)
  })

  it('has no end at the end of the tick scale', () => {
    const { lower, upper } = rowOf({ tickLower: -887_220, tickUpper: 887_220 })
    expect([lower, upper]).toEqual(['0', '∞'])
  })
})
