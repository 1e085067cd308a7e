import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gasNote } from '../../../src/commands/status/pnlReport.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import { resultLines } from '../../../src/commands/status/resultLines.ts'
import type { HedgeReport } from '../../../src/commands/status/types.ts'
import { plainText } from '../../../src/domain/section.ts'
import { carry, entry, health, hedge, lp, pnl } from '../../support/hedgeReports.ts'
import { anySituation } from '../../support/situations.ts'

/** Dollars as they are printed, in cents. */
const gainsIn = (text: string): number[] =>
  (text.match(/[+−]?\$[\d,]+\.\d\d/g) ?? []).map(each =>
    Math.round(Number(each.replace('−', '-').replace(/[+$,]/g, '')) * 100),
  )

const linesOf = (report: HedgeReport = hedge) => resultLines(report, report.lps).map(plainText)

describe('the result of a hedge', () => {
  it('is a line each, with the reasons under them', () => {
    expect(linesOf()).toEqual([
      '#1      IL −$21.25 (−0.12 %), locked in −$12.50, fees +$73.00 (17.2 %/y), entry 2,941.17',
      'LP      IL and locked in −$33.25, fees +$72.50, price −$0.75',
      'Hedge   PnL +$165.75, funding +$18.50, costs −$7.75',
      'Total   +$215.00 against holding the tokens',
      '        +$13.50 against dollars: ROI +1.25 %, APR +1.4 %',
      'Since   LP 2026-01-02, perps 2026-01-03 (opening fill), returns over 321.5 days',
      'Carry   +$3.50 a day: fees +$5.25, funding +$1.50, rebalancing −$3.25',
      'Health  42, weakest: drift (11.6 % off target)',
      'note: a note about the result',
      'note: a note about the carry',
    ])
  })

  it('says what an entry price is taken from, where not from the deposits', () => {
    const entryOf = (source: typeof entry.priceSource) =>
      linesOf({ ...hedge, lps: [{ ...lp, entry: { ...entry, priceSource: source } }] })[0]!.replace(/.*entry /, '')
    expect(entryOf('swap')).toBe('2,941.17 (last swap)')
    expect(entryOf('flag')).toBe('2,941.17 (--entry-price)')
    expect(entryOf('mixed')).toBe('2,941.17 (partly of the last swap)')
  })

  it('shows what is not known as such, and says each note once, but those that are always true', () => {
    const empty = { price: null, impermanentLoss: null, fees: null, hedge: null, funding: null, costs: null }
    const notes = ['no fills are known', gasNote, 'no fills are known']
    const report: HedgeReport = {
      ...hedge,
      lps: [{ ...lp, entry: null, impermanentLoss: null, fees: null, feeApr: null }],
      pnl: {
        ...pnl,
        lpSince: null,
        since: null,
        sinceSource: null,
        days: null,
        benchmarks: pnl.benchmarks.map(each => ({ ...each, totalUsd: null, buckets: empty })),
        roi: null,
        apr: null,
        notes,
      },
      carry: { ...carry, feesPerDay: null, fundingPerDay: null, rebalancingPerDay: null, totalPerDay: null, notes },
      health: { score: null, weakest: null, parts: health.parts.map(part => ({ ...part, score: null })) },
    }
    expect(linesOf(report)).toEqual([
      '#1      IL — (—), fees — (—/y), entry —',
      'LP      IL —, fees —, price —',
      'Hedge   PnL —, funding —, costs —',
      'Total   — against holding the tokens',
      '        — against dollars: ROI —, APR —',
      'Since   LP —, perps —, returns over — days',
      'Carry   — a day: fees —, funding —, rebalancing —',
      'Health  —, range is not known, drift is not known, liquidation is not known, margin is not known, carry is not known',
      'note: no fills are known',
    ])
  })

  it('has every part of the total against holding, to be added up', () => {
    const [, lpLine, hedgeLine, total] = linesOf()
    const parts = gainsIn(`${lpLine} ${hedgeLine}`)
    expect(parts).toHaveLength(6)
    expect([parts.reduce((sum, part) => sum + part, 0)]).toEqual(gainsIn(total!))
  })

  it('adds up in every situation, to half a cent a number', () => {
    let seen = 0
    fc.assert(
      fc.property(anySituation, situation => {
        for (const report of statusReport(situation, []).hedges) {
          const printed = linesOf(report)
          const numbersOf = (label: string) => gainsIn(printed.find(line => line.startsWith(label)) ?? '')
          const [parts, [total]] = [[...numbersOf('LP '), ...numbersOf('Hedge ')], numbersOf('Total ')]
          if (total === undefined || printed.some(line => /^(LP|Hedge) .*—/.test(line))) continue
          seen += 1
          const sum = parts.reduce((before, part) => before + part, 0)
          // Two parts that print as nothing may be left out; a number of the report has fifteen digits.
          const digits = Math.max(...parts.map(Math.abs)) * parts.length * 1e-15
          expect(Math.abs(sum - total)).toBeLessThanOrEqual((parts.length + 3) / 2 + digits)
        }
      }),
      { numRuns: 60 },
    )
    expect(seen).toBeGreaterThan(5)
  })

  it('leaves out a part that prints as nothing, and never one that is not known', () => {
    const lpOf = (usd: number | null, price: number | null) => {
      const realised = { ...lp.impermanentLoss!.realised!, usd }
      const benchmarks = pnl.benchmarks.map(each => ({ ...each, buckets: { ...each.buckets, price } }))
      const lps = [{ ...lp, impermanentLoss: { ...lp.impermanentLoss!, realised } }]
      return linesOf({ ...hedge, lps, pnl: { ...pnl, benchmarks } }).slice(0, 2)
    }
    expect(lpOf(-0.004, 0.004)).toEqual([
      '#1      IL −$21.25 (−0.12 %), fees +$73.00 (17.2 %/y), entry 2,941.17',
      'LP      IL −$33.25, fees +$72.50',
    ])
    expect(lpOf(null, null)).toEqual([
      '#1      IL −$21.25 (−0.12 %), locked in —, fees +$73.00 (17.2 %/y), entry 2,941.17',
      'LP      IL and locked in −$33.25, fees +$72.50, price —',
    ])
  })

  it('tells no share of nothing, and no pace of what is emptied', () => {
    const emptied = {
      ...lp,
      liquidity: '0',
      feeApr: null,
      impermanentLoss: { ...lp.impermanentLoss!, usd: 0, percent: null },
    }
    expect(linesOf({ ...hedge, lps: [emptied] })[0]).toBe(
      '#1      IL $0.00, locked in −$12.50, fees +$73.00, entry 2,941.17',
    )
  })

  it('leaves out the past of an address that has none', () => {
    expect(linesOf({ ...hedge, pnl: null, carry: null })).toEqual(['Health  42, weakest: drift (11.6 % off target)'])
    expect(linesOf({ ...hedge, pnl: null, carry: null, health: null })).toEqual([])
  })
})
