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
    expect(payoffPlot(points)).toEqual([
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
    const lines = payoffPlot(ladderReport('ETH', legs).payoff)
    expect(lines).toHaveLength(16)
    expect(lines.at(-1)).toContain('· LP   + hedge   ● both')
    expect(lines.at(-2)).toMatch(/\$1,500 +\$3,000 +\$4,500$/)
    for (const mark of ['·', '+', '●']) expect(lines.slice(0, 13).some(line => line.includes(mark))).toBe(true)
  })

  const dollars = fc.double({ min: -1e10, max: 1e10, noNaN: true })
  it('keeps its size, whatever is drawn', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(dollars, dollars), { minLength: 2, maxLength: 61 }),
        fc.double({ min: 1e-9, max: 1e6, noNaN: true }),
        (changes, px) => {
          const lines = payoffPlot(changes.map(([lp, hedge], index) => point(px * (1 + index / 61), lp, hedge)))
          expect(lines).toHaveLength(16)
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(76)
          // Every column shows where both together is.
          const columns = lines.slice(0, 13).map(line => line.slice(lines[13]!.indexOf('└') + 1))
          for (const index of changes.keys()) expect(columns.filter(line => line[index] === '●')).toHaveLength(1)
        },
      ),
    ))

  it('of nothing is nothing, of no change a line', () => {
    expect(payoffPlot([])).toEqual([])
    expect(payoffPlot([point(1, 2, 3)])).toEqual([])
    expect(payoffPlot([point(1, 0, 0), point(2, 0, 0)])[0]).toMatch(/┤●●$/)
  })
})
