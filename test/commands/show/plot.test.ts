import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ladderReport } from '../../../src/commands/show/ladder.ts'
import { payoffPlot } from '../../../src/commands/show/plot.ts'
import type { PayoffPoint } from '../../../src/commands/show/types.ts'
import { ethUsdc, perpOf } from '../../support/artifacts.ts'
import { legsOf } from '../../support/legs.ts'

const point = (priceUsd: number, lpChangeUsd: number, hedgeChangeUsd: number): PayoffPoint => ({
  priceUsd,
  lpChangeUsd,
  hedgeChangeUsd,
  netChangeUsd: lpChangeUsd + hedgeChangeUsd,
})

describe('payoffPlot', () => {
  it('draws each curve by a mark of its own, dollars beside and below', () => {
    const points = Array.from({ length: 21 }, (_, index) =>
      point(1000 + 100 * index, 20 * (index - 10), 60 * (10 - index)),
    )
    expect(payoffPlot(points, 28)).toEqual([
      ' $600 ┤+',
      '      │ ++',
      '      │●● ++',
      '      │  ●● +',
      '      │    ●●●+          ···',
      '      │       ●●+   ·····',
      '   $0 ┤┄┄┄┄┄┄┄┄·●●●·┄┄┄┄┄┄┄┄',
      '      │   ·····   +●●',
      '      │···          +●●●',
      '      │               + ●●',
      '      │                ++ ●●',
      '      │                  ++',
      '−$600 ┤                    +',
      '      └─────────────────────',
      '       $1,000 $2,000  $3,000',
      '       · LP   + hedge   ● both',
    ])
  })

  it('of a real ladder fits a terminal of eighty', () => {
    const legs = legsOf({ snapshot: ethUsdc(), perps: [perpOf({ szi: '-1' })] })
    const lines = payoffPlot(ladderReport('ETH', legs).payoff, 78)
    expect(lines).toHaveLength(16)
    expect(lines.at(-1)).toContain('· LP   + hedge   ● both')
    expect(lines.at(-2)).toMatch(/\$1,500 +\$3,000 +\$4,500$/)
    for (const mark of ['·', '+', '●']) expect(lines.slice(0, 13).some(line => line.includes(mark))).toBe(true)
  })

  const dollars = fc.double({ min: -1e10, max: 1e10, noNaN: true })
  it('is as wide as there is room, whatever is drawn, and each column shows where both together is', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(dollars, dollars), { minLength: 2, maxLength: 61 }),
        fc.double({ min: 1e-9, max: 1e6, noNaN: true }),
        fc.integer({ min: 50, max: 170 }),
        (changes, px, columns) => {
          const points = changes.map(([lp, hedge], index) => point(px * (1 + index / 61), lp, hedge))
          const lines = payoffPlot(points, columns)
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns)
          const base = lines[13]!.indexOf('└')
          const grid = lines.slice(0, 13).map(line => line.slice(base + 1))
          const width = lines[13]!.length - base - 1
          expect(width).toBeGreaterThanOrEqual(Math.min(159, columns - base - 4))
          for (let at = 0; at < width; at += 1) expect(grid.filter(line => line[at] === '●')).toHaveLength(1)
        },
      ),
    ))

  it('rises with what rises, at any width', () => {
    const points = Array.from({ length: 61 }, (_, index) => point(1000 + index, index, index))
    for (const columns of [40, 61, 78, 120, 170]) {
      const lines = payoffPlot(points, columns).slice(0, 13)
      const heights = Array.from(lines[0]!.slice(lines[0]!.search(/[│┤]/) + 1), (_, at) => at).map(at =>
        lines.findIndex(line => line[line.search(/[│┤]/) + 1 + at] === '●'),
      )
      expect(heights.at(-1)).toBe(0)
      expect(heights).toEqual([...heights].sort((a, b) => b - a))
    }
  })

  it('of nothing is nothing, of no change a line', () => {
    expect(payoffPlot([], 78)).toEqual([])
    expect(payoffPlot([point(1, 2, 3)], 78)).toEqual([])
    expect(payoffPlot([point(1, 0, 0), point(2, 0, 0)], 78)[0]).toMatch(/┤●+$/)
  })
})
