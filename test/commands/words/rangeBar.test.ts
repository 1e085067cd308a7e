import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statusLayout } from '../../../src/commands/status/layout.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import { rangeBar } from '../../../src/commands/words/rangeBar.ts'
import { plainText } from '../../../src/domain/section.ts'
import { artifactsOf, lpsOf, ok, poolOf, positionOf, snapshotOf } from '../../support/artifacts.ts'

const bar = (tick: number, base: 'token0' | 'token1' = 'token0') =>
  rangeBar({ tick, tickLower: 0, tickUpper: 120, priceQuote: { base } })

describe('rangeBar', () => {
  it('marks where the price stands, from left to right as it rises', () => {
    expect([bar(-1), bar(0), bar(60), bar(119), bar(120)]).toEqual([
      '●├────────────┤',
      '├●───────────┤',
      '├──────●─────┤',
      '├───────────●┤',
      '├────────────┤●',
    ])
  })

  it('is mirrored where the price is quoted the other way round', () => {
    expect([bar(-1, 'token1'), bar(119, 'token1'), bar(0, 'token1'), bar(120, 'token1')]).toEqual([
      '├────────────┤●',
      '├●───────────┤',
      '├───────────●┤',
      '●├────────────┤',
    ])
  })

  it('agrees with the word beside it and with the bounds: below is left, above is right', () => {
    const pair = fc.constantFrom(['weth', 'usdc'] as const, ['usdc', 'weth'] as const)
    fc.assert(
      fc.property(pair, fc.integer({ min: -500, max: 500 }), (names, off) => {
        const pools = [poolOf({ pair: names, tick: off })]
        const lps = [positionOf({ pool: 0, tickLower: -120, tickUpper: 120, liquidity: '1000000000000000000000' })]
        const report = statusReport(artifactsOf({ lps: ok([lpsOf(ok(snapshotOf(pools, lps)))]) }), [])
        const [lp] = report.hedges[0]!.lps
        const table = statusLayout(report).find(section => section.kind === 'table')!
        const [position, range] = table.rows[0]!.map(plainText)
        const word = position!.split('\n')[2]!
        const mark = range!.split('\n')[1]!
        const [price, lower, upper] = [lp!.price, lp!.priceLower, lp!.priceUpper].map(Number) as [
          number,
          number,
          number,
        ]
        expect(word.startsWith('below')).toBe(/●├/.test(mark))
        expect(word.startsWith('above')).toBe(/┤●/.test(mark))
        expect(word === 'in range').toBe(/├.*●.*┤/.test(mark))
        if (word.startsWith('below')) expect(price).toBeLessThanOrEqual(lower)
        if (word.startsWith('above')) expect(price).toBeGreaterThanOrEqual(upper)
        if (!lp!.inRange) expect(word).toContain(`all ${lp!.amount0 === '0' ? lp!.token1.symbol : lp!.token0.symbol}`)
      }),
    )
  })
})
